// `npm run billing -- sync-plans`: makes the plans of lib/config/access.ts exist at the payment provider, in their present
// version. Run it after they have changed, before the app that sells them so is deployed. It changes no price that is there.
import { access } from '@/lib/config/access'
import { billing } from '@/lib/config/billing'
import { EnvironmentError } from '@/lib/config/create-env'
import { readEnv } from '@/lib/config/env'
import { createStripeProvider } from '@/lib/providers/billing/stripe/provider'
import { runTask } from './task/run-task'

await runTask(async () => {
  const [verb, ...rest] = process.argv.slice(2)
  if (verb !== 'sync-plans' || rest.length > 0) {
    console.error('\n  npm run billing -- sync-plans\n')
    process.exitCode = 1
    return
  }
  const { created } = await stripe().syncPlans(Object.values(access.plans))
  for (const made of created) console.log(`made ${made}`)
  if (created.length === 0) console.log('All that is sold is there already.')
})

function stripe() {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_BASE_URL } = readEnv()
  if (!STRIPE_SECRET_KEY || !STRIPE_WEBHOOK_SECRET)
    throw new EnvironmentError(['STRIPE_SECRET_KEY: is not set, so there is no provider to sell through.'])
  return createStripeProvider({
    ...{ secretKey: STRIPE_SECRET_KEY, webhookSecret: STRIPE_WEBHOOK_SECRET, baseUrl: STRIPE_BASE_URL },
    ...{ plans: access.plans, currency: billing.currency },
  })
}
