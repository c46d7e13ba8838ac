import { access } from '@/lib/config/access'
import { billing } from '@/lib/config/billing'
import type { BillingState } from '@/lib/features/billing/state'
import { createStripeProvider } from '@/lib/providers/billing/stripe/provider'
import { secrets } from '@/lib/providers/billing/stripe/test-stripe'
import type { Answer, Browser } from '../browser'
import { startInstances, type Instances } from '../instances'
import { runTask, type TaskRun } from '../run-task'
import { seedTenant } from '../seeded-tenants'
import { startStripe, type StripeStandIn } from '../stripe-stand-in'
import { sendStripeEvent, type Signing, type StripeEvent } from './send-event'
import type { Subscription } from './world'

/** The production build, selling through the stand-in of Stripe. */
export type StripeApp = {
  instances: Instances
  stand: StripeStandIn
  /** Makes what is sold exist at Stripe, as the command `sync-plans` does. */
  sell(): Promise<void>
  /** `npm run billing`, on the same database and with the same Stripe. */
  command(...words: string[]): Promise<TaskRun>
  /** Reports to the app as Stripe does. */
  tell(event: StripeEvent, signing?: Partial<Signing>): Promise<Answer>
  newBuyer(): Promise<StripeBuyer>
  stop(): Promise<void>
}

/** Somebody who manages the money of an organization that has bought nothing yet. */
export type StripeBuyer = {
  browser: Browser
  tenantId: string
  state(): Promise<BillingState>
  act(name: string, body?: object, key?: string): Promise<Answer>
  /** The customer it is at Stripe; empty before it is one. */
  customer(): Promise<string>
  /** Something has happened to it at Stripe, which the app is told of. */
  tell(type?: string): Promise<void>
  /** Pays on the page that a checkout leads to, without the app being told. */
  pay(body?: object): Promise<Subscription>
  buy(body?: object): Promise<Subscription>
}

export async function startOnStripe(): Promise<StripeApp> {
  const stand = await startStripe()
  const env = {
    STRIPE_SECRET_KEY: secrets.secretKey,
    STRIPE_WEBHOOK_SECRET: secrets.webhookSecret,
    STRIPE_BASE_URL: stand.url,
  }
  const instances = await startInstances({ count: 1, env })
  const { appUrl, dataDir, postgres } = instances
  const app: StripeApp = {
    ...{ instances, stand },
    async sell() {
      const sold = { ...secrets, plans: access.plans, currency: billing.currency, baseUrl: stand.url }
      await createStripeProvider(sold).syncPlans(Object.values(access.plans))
    },
    command: (...words) =>
      runTask(['billing', ...words], {
        ...{ ...env, APP_URL: appUrl, DATABASE_URL: postgres.url, GATEHOUSE_DATA_DIR: dataDir },
      }),
    tell: (event, signing) =>
      sendStripeEvent(instances.browser(), event, {
        ...{ secret: secrets.webhookSecret, at: Date.now() },
        ...signing,
      }),
    newBuyer: () => newBuyer(app),
    async stop() {
      await instances.stop()
      await stand.stop()
    },
  }
  return app
}

async function newBuyer({ instances, stand, tell }: StripeApp): Promise<StripeBuyer> {
  // Whatever time another test has let pass there.
  stand.world.now = Math.floor(Date.now() / 1_000)
  const { browser, id: tenantId } = await seedTenant(instances, null)
  const buyer: StripeBuyer = {
    ...{ browser, tenantId },
    state: async () => (await browser.get('/api/billing')).json<BillingState>(),
    act: (name, body = {}, key = crypto.randomUUID()) =>
      browser.post(`/api/billing/${name}`, body, { headers: { 'idempotency-key': key } }),
    async customer() {
      const text = 'SELECT "customer_id" AS "id" FROM "billing_accounts" WHERE "tenant_id" = $1'
      return (await instances.sql<{ id: string }>(text, [tenantId]))[0]?.id ?? ''
    },
    async tell(type) {
      const { status, text } = await tell({ customer: await buyer.customer(), type })
      if (status !== 200) throw new Error(`not taken: ${text}`)
    },
    async pay(body = { plan: 'pro' }) {
      const answer = await buyer.act('plan' in body ? 'checkout' : 'add-ons', body)
      if (answer.status !== 200) throw new Error(`no page to pay on: ${answer.text}`)
      return stand.pay(answer.json<{ url: string }>().url)
    },
    async buy(body) {
      const subscription = await buyer.pay(body)
      await buyer.tell('checkout.session.completed')
      return subscription
    },
  }
  return buyer
}
