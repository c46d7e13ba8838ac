import type { Answer, Browser } from './browser'

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
