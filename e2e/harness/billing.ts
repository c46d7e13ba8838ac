import { access } from '@/lib/config/access'
import type { AccessModel } from '@/lib/core/access/model'
import type { BillingProvider } from '@/lib/core/billing/provider'
import type { Duration } from '@/lib/core/duration'
import type { BillingState } from '@/lib/features/billing/state'
import type { BillingFeature } from '@/lib/features/billing/feature'
import { signatureHeader, signatureOf } from '@/lib/providers/billing/simulator/signature'
import { webhookBody } from '@/lib/providers/billing/simulator/webhook'
import type { Answer, Browser } from './browser'
import { ada, newTenant } from './tenants'
import { createTestAuth, simulatorSecret, type TestAuth } from './test-auth'

/** The id of a checkout of the plan, which the owner's browser has begun. */
export async function checkoutOf(browser: Browser, plan: string, interval = 'month'): Promise<string> {
  const answer = await browser.post('/api/billing/checkout', { plan, interval })
  if (answer.status !== 200) throw new Error(`no checkout: ${answer.text}`)
  return checkoutId(answer)
}

/** The last segment of the address where it is paid. */
export function checkoutId(answer: Answer): string {
  return new URL(answer.json<{ url: string }>().url).pathname.split('/').at(-1) ?? ''
}

/** Pays at the simulator, as a script may. */
export function pay(browser: Browser, id: string, payment: object = { card: 'success' }): Promise<Answer> {
  return browser.post(`/api/dev/billing/checkouts/${id}`, payment)
}

/** Buys a plan for the organization that the owner's browser is in. */
export async function buyPlan(browser: Browser, plan = 'pro', interval = 'month'): Promise<void> {
  const paid = await pay(browser, await checkoutOf(browser, plan, interval))
  if (paid.status !== 200) throw new Error(`not paid: ${paid.text}`)
}

/** The first customer of the simulator. */
export async function customerOf({ simulator }: Pick<TestAuth, 'simulator'>): Promise<string> {
  const [customer] = await simulator.customers(1)
  if (!customer) throw new Error('nobody has bought anything')
  return customer.id
}

type Webhook = { id: string; customerId: string; type?: string; createdAt?: number }

/** Reports to the endpoint as the simulator does, signed as it signs unless told otherwise. */
export function sendWebhook(
  { browser, clock }: Pick<TestAuth, 'browser' | 'clock'>,
  { id, customerId, type = 'customer.subscription.updated', createdAt = clock.now() }: Webhook,
  headers: Record<string, string | null> = {},
): Promise<Answer> {
  const body = webhookBody({ id, type, customerId, createdAt, attempts: 0, deliveredAt: null })
  const signature = signatureOf(simulatorSecret, body, clock.now())
  return browser().send('POST', '/api/billing/webhook/simulator', {
    body: new TextDecoder().decode(body),
    headers: { [signatureHeader]: signature, origin: null, 'x-auth-request': null, ...headers },
  })
}

/** What use cases about money are given that nobody has asked for over HTTP. */
export function billingFeature({ tenancy, simulator, auth }: TestAuth): BillingFeature {
  return {
    ...{ tenancy, provider: simulator.provider, model: access, currency: 'usd' },
    ...{ appUrl: auth.config.appUrl, newId: () => crypto.randomUUID() },
  }
}

/** An organization that has bought nothing, and what is asked about it again and again. */
export type Buyer = {
  world: TestAuth
  owner: Browser
  tenantId: string
  state(): Promise<BillingState>
  addOn(key: string, quantity?: number, headers?: Record<string, string>): Promise<Answer>
  /** Lets time pass as `POST /api/dev/clock` does, and the owner come back. */
  later(by: Duration): Promise<void>
}

export async function newBuyer(model?: AccessModel, sells?: BillingProvider | null): Promise<Buyer> {
  const world = createTestAuth({}, undefined, model, sells)
  const { browser: owner, tenant } = await newTenant(world, ada, undefined, null)
  return {
    ...{ world, owner, tenantId: tenant.id },
    state: async () => (await owner.get('/api/billing')).json<BillingState>(),
    addOn: (addOn, quantity = 1, headers = {}) =>
      owner.post('/api/billing/add-ons', { addOn, quantity }, { headers }),
    async later(by) {
      world.clock.advance(by)
      await world.simulator.tick()
      await world.signIn(ada, undefined, owner)
    },
  }
}

/** Something has changed at the provider, and nobody was told. */
export function boostUnheard(
  { simulator }: TestAuth,
  customerId: string,
  quantity: number,
): Promise<unknown> {
  simulator.connect(async () => new Response(null, { status: 500 }))
  return simulator.provider.attachAddOn(customerId, { key: 'ai-boost', quantity }, crypto.randomUUID())
}

/** How many of them the organization of the session has; undefined: none. */
export async function boostsOf(owner: Browser): Promise<number | undefined> {
  const { addOns } = (await owner.get('/api/billing')).json<BillingState>()
  return addOns.find(({ key }) => key === 'ai-boost')?.quantity
}
