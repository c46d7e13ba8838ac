import { startStripe, type StripeStandIn } from '../../../../e2e/harness/stripe-stand-in'
import { defineAccess } from '../../../core/access/define-access'
import type {
  AddOnItem,
  BillingInterval,
  BillingProvider,
  CheckoutOrder,
} from '../../../core/billing/provider'
import { createStripeProvider } from './provider'
import type { StripeOptions } from './shop'

export const secrets = { secretKey: 'sk_test_ofTheTests', webhookSecret: 'whsec_ofTheTests' }

/** `boost` works with both plans, `seats` with pro alone. Use of `ai-limit` past its max is paid for. */
export const model = defineAccess({
  entities: { organization: { roles: ['owner'] } },
  entitlements: { 'ai:generate': { roles: ['owner'] } },
  plans: {
    free: { group: 'main', title: 'Free', price: { month: 0, year: 0 } },
    pro: {
      ...{ group: 'main', title: 'Pro', price: { month: 2_000, year: 20_000 }, trialDays: 14 },
      limits: {
        'ai-limit': {
          ...{ gates: 'ai:generate', per: 'month', max: 100 },
          overage: { amount: 50, per: 100, cap: 5_000 },
        },
      },
    },
    team: { group: 'main', title: 'Team', price: { month: 9_000, year: 90_000 } },
    contact: { group: 'main', title: 'By arrangement', price: {} },
    boost: { addOn: true, title: 'Boost', price: { month: 500, year: 5_000 }, stackable: true },
    seats: {
      addOn: true,
      title: 'Seats',
      price: { month: 300 },
      requires: { group: 'main', plans: ['pro'] },
    },
  },
})

export const plans = Object.values(model.plans)

export function providerOf(stand: StripeStandIn, options: Partial<StripeOptions> = {}): BillingProvider {
  return createStripeProvider({
    ...{ ...secrets, plans: model.plans, currency: 'usd', baseUrl: stand.url, timeoutMs: 2_000 },
    ...options,
  })
}

export const tenant = { id: 'tenant-1', name: 'Analytical Engines', email: 'ada@example.com' }

export type TestStripe = {
  stand: StripeStandIn
  provider: BillingProvider
  customerId: string
  /** Takes a plan on the page of Checkout, and pays there. Answers the id of the subscription. */
  buy(plan: string | null, interval?: BillingInterval, addOns?: AddOnItem[]): Promise<string>
}

/** A stand-in that knows our plans, and a customer. */
export async function openStripe(): Promise<TestStripe> {
  const stand = await startStripe()
  const provider = providerOf(stand)
  await provider.syncPlans(plans)
  const customerId = await provider.createCustomer(tenant, 'customer:tenant-1')
  stand.requests.length = 0
  return {
    ...{ stand, provider, customerId },
    async buy(plan, interval = 'month', addOns = []) {
      const { url } = await provider.checkout({ ...orderOf(customerId, plan), interval, addOns }, 'buy')
      return stand.pay(url).id
    },
  }
}

export function orderOf(customerId: string, plan: string | null): CheckoutOrder {
  return {
    ...{ customerId, plan, interval: 'month', addOns: [], dropAddOns: [], trialDays: null },
    successUrl: 'https://app.example.com/t/acme/billing?done=paid',
    cancelUrl: 'https://app.example.com/t/acme/billing',
  }
}

/** What became of something that is refused: its code. */
export async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? error,
  )
}
