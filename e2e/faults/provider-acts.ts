import type { Answer } from '../harness/browser'
import type { StripeBuyer } from '../harness/stripe/app'

/** Something that a person does, and what is there before it. */
export type ProviderAct = {
  name: string
  before?: (buyer: StripeBuyer) => Promise<unknown>
  run(buyer: StripeBuyer, key: string): Promise<Answer>
  /** What it has made of the subscription is asked of the provider afterwards. */
  isTakenOver?: boolean
}

const buy = (plan: string) => (buyer: StripeBuyer) => buyer.buy({ plan })
const act = (name: string, body?: object) => (buyer: StripeBuyer, key?: string) => buyer.act(name, body, key)
const read = (path: string) => (buyer: StripeBuyer) => buyer.browser.get(`/api/billing/${path}`)
const withBoost = async (buyer: StripeBuyer) => {
  await buyer.buy()
  await act('add-ons', { addOn: 'ai-boost', quantity: 3 })(buyer)
}
const withChange = async (buyer: StripeBuyer) => {
  await buyer.buy({ plan: 'enterprise' })
  await act('change-plan', { plan: 'pro' })(buyer)
}
const canceled = async (buyer: StripeBuyer) => {
  await buyer.buy()
  await act('cancel')(buyer)
}

/** Everything that asks the provider. */
export const providerActs: readonly ProviderAct[] = [
  { name: 'to begin to buy', run: act('checkout', { plan: 'pro' }) },
  { name: 'to begin to buy an add-on', run: act('add-ons', { addOn: 'extra-invites' }) },
  {
    ...{ name: 'to change to more', before: buy('pro'), isTakenOver: true },
    run: act('change-plan', { plan: 'enterprise' }),
  },
  {
    ...{ name: 'to change to less', before: buy('enterprise'), isTakenOver: true },
    run: act('change-plan', { plan: 'pro' }),
  },
  {
    ...{ name: 'to buy an add-on', before: buy('pro'), isTakenOver: true },
    run: act('add-ons', { addOn: 'ai-boost', quantity: 2 }),
  },
  {
    ...{ name: 'to take an add-on off', before: withBoost, isTakenOver: true },
    run: act('add-ons', { addOn: 'ai-boost', quantity: 0 }),
  },
  { name: 'to cancel', before: buy('pro'), isTakenOver: true, run: act('cancel') },
  { name: 'to resume', before: canceled, isTakenOver: true, run: act('resume') },
  { name: 'to keep the plan', before: withChange, isTakenOver: true, run: act('resume') },
  { name: 'to open the portal', before: buy('pro'), run: act('portal') },
  { name: 'to look at invoices', before: buy('pro'), run: read('invoices') },
  { name: 'to look at the card', before: buy('pro'), run: read('payment-method') },
  { name: 'to look at a change', before: buy('pro'), run: read('change-plan?plan=enterprise') },
]
