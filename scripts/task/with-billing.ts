import { v7 as uuidv7 } from 'uuid'
import { access, tenantRoot } from '@/lib/config/access'
import { authConfig } from '@/lib/config/auth'
import { billing } from '@/lib/config/billing'
import { readEnv, type Env } from '@/lib/config/env'
import { site } from '@/lib/config/site'
import { systemRandom } from '@/lib/core/clock'
import { deriveKey } from '@/lib/core/crypto/derive-key'
import type { BillingProvider } from '@/lib/core/billing/provider'
import type { BillingFeature } from '@/lib/features/billing/feature'
import { authSecrets } from '@/lib/next/auth-keys'
import { createSimulator } from '@/lib/providers/billing/simulator/create-simulator'
import { createStripeProvider } from '@/lib/providers/billing/stripe/provider'
import { renderPdf } from '@/lib/providers/pdf/render'
import type { Database } from '@/lib/stores/prisma/database'
import { createPrismaSimulatorStore } from '@/lib/stores/prisma/simulator-store'
import { createPrismaTenancy } from '@/lib/stores/prisma/tenant/tenancy'
import { appTime } from './app-clock'
import { withDatabase } from './with-database'

/** Runs a use case about money on the database and with the provider that the environment names, at the app's time. */
export async function withBilling(
  work: (feature: BillingFeature, now: number) => Promise<void>,
): Promise<void> {
  const env = readEnv()
  const now = await appTime(env.APP_URL)
  await withDatabase((database) => {
    const tenancy = createPrismaTenancy(database, { root: tenantRoot, outbox: () => ({ send: noMail }) })
    const newId = () => uuidv7({ msecs: now })
    const provider = providerOf(env, database, now)
    return work(
      { tenancy, model: access, newId, provider, currency: billing.currency, appUrl: env.APP_URL },
      now,
    )
  })
}

/** Stripe where its keys are set, else the simulator's customers, which are in the same database; in production nobody. */
function providerOf(env: Env, database: Database, now: number): BillingProvider | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = env
  const sold = { plans: access.plans, currency: billing.currency }
  if (secretKey && webhookSecret)
    return createStripeProvider({ ...sold, secretKey, webhookSecret, baseUrl: env.STRIPE_BASE_URL })
  if (env.mode === 'production') return null
  const { secret } = authSecrets(env, authConfig.session.algorithm)
  const simulator = createSimulator({
    ...{ ...sold, appUrl: env.APP_URL, brand: site.name, random: systemRandom, renderPdf },
    clock: { now: () => now },
    store: createPrismaSimulatorStore(database),
    secret: deriveKey(secret, 'billing simulator'),
  })
  return simulator.provider
}

function noMail(): Promise<never> {
  return Promise.reject(new Error('This sends no mail'))
}
