import { expect, type APIRequestContext } from '@playwright/test'
import { api } from './api'

/** Buys a plan for the organization that the session is in, with a card that works. */
export async function buyPlan(request: APIRequestContext, plan: string, interval = 'month'): Promise<void> {
  const begun = await api(request).post('/api/billing/checkout', { plan, interval })
  expect(begun.status(), await begun.text()).toBe(200)
  const { url } = (await begun.json()) as { url: string }
  const paid = await api(request).post(`/api/dev/billing/checkouts/${checkoutId(url)}`, { card: 'success' })
  expect(paid.status(), await paid.text()).toBe(200)
}

/** The last segment of the address of the page where it is paid. */
export function checkoutId(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? ''
}
