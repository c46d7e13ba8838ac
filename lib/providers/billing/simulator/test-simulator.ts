import type { LimitModel, PlanModel } from '@/lib/core/access/model'
import type { BillingProvider, CheckoutOrder, ProviderSubscription } from '@/lib/core/billing/provider'
import { systemRandom } from '@/lib/core/clock'
import { createSimulatorStore } from '@/lib/stores/memory/simulator-store'
import { createSimulator, type Simulator } from './create-simulator'
import type { Deliver } from './delivery'
import type { CustomerState } from './state'

export const day = 86_400_000
export const start = Date.parse('2028-01-31T12:00:00Z')
export const secret = new TextEncoder().encode('the secret of the simulator test')
export const key = () => crypto.randomUUID()

function plan(key: string, given: Partial<PlanModel>): PlanModel {
  return {
    ...{ key, title: key, group: 'main', addOn: false, stackable: false, requires: [], graceMs: null },
    ...{ price: { month: null, year: null }, trialDays: null, features: [], limits: [] },
    ...given,
  }
}

const overage = { amount: 3, per: 10, cap: null }
const beyond: LimitModel = { key: 'summaries', gates: 'ai:generate', per: 'month', max: 10, overage }

export const plans: { [key: string]: PlanModel } = {
  pro: plan('pro', { title: 'Pro', price: { month: 2_900, year: 29_000 }, limits: [beyond] }),
  team: plan('team', { title: 'Team', price: { month: 9_901, year: 99_000 } }),
  monthly: plan('monthly', { title: 'Monthly', price: { month: 100, year: null } }),
  boost: plan('boost', { title: 'Boost', addOn: true, group: null, price: { month: 1_000, year: 10_000 } }),
  seats: plan('seats', { title: 'Seats', addOn: true, group: null, price: { month: 700, year: null } }),
}

/** A customer of a simulator with a clock of its own, and what people do there. */
export type TestSimulator = {
  simulator: Simulator
  provider: BillingProvider
  customerId: string
  now(): number
  /** Moves the clock alone. */
  setClock(time: number): void
  /** Moves the clock, and lets happen what is due. */
  moveTo(time: number): Promise<void>
  open(order?: Partial<CheckoutOrder>, key?: string): Promise<string>
  /** Opens a checkout and pays it. */
  buy(order?: Partial<CheckoutOrder>): Promise<void>
  subscription(): Promise<ProviderSubscription>
  state(): Promise<CustomerState>
  /** The types of all events, oldest first. */
  told(): Promise<string[]>
}

export async function createTestSimulator({
  at = start,
  shop = plans,
  deliver,
}: { at?: number; shop?: typeof plans; deliver?: Deliver } = {}): Promise<TestSimulator> {
  let now = at
  const store = createSimulatorStore<CustomerState>()
  const simulator = createSimulator({
    ...{ store, secret, plans: shop, currency: 'usd', brand: 'Gatehouse', appUrl: 'http://localhost:3000' },
    ...{ clock: { now: () => now }, random: systemRandom },
    renderPdf: async (document) => new TextEncoder().encode(JSON.stringify(document)),
  })
  if (deliver) simulator.connect(deliver)
  const { provider } = simulator
  const tenant = { id: 'tenant', name: 'Acme', email: 'owner@example.com' }
  const customerId = await provider.createCustomer(tenant, 'customer')

  async function open(order: Partial<CheckoutOrder> = {}, name = key()): Promise<string> {
    const { url } = await provider.checkout({ ...orderOf(customerId), ...order }, name)
    return url.slice(url.lastIndexOf('/') + 1)
  }

  return {
    ...{ simulator, provider, customerId, open },
    now: () => now,
    setClock: (time) => void (now = time),
    async moveTo(time) {
      now = time
      await simulator.tick()
    },
    buy: async (order) => void (await simulator.pay(await open(order), { card: 'success' })),
    async subscription() {
      const subscription = await provider.subscription(customerId)
      if (!subscription) throw new Error('There is no subscription.')
      return subscription
    },
    async state() {
      const state = await store.read(customerId)
      if (!state) throw new Error('There is no customer.')
      return state
    },
    told: async () => (await simulator.events(1_000)).toReversed().map(({ type }) => type),
  }
}

function orderOf(customerId: string): CheckoutOrder {
  return {
    ...{ customerId, plan: 'pro', interval: 'month', addOns: [], dropAddOns: [], trialDays: null },
    ...{ successUrl: 'http://localhost:3000/t/acme/billing?done=paid' },
    cancelUrl: 'http://localhost:3000/t/acme/billing',
  }
}
