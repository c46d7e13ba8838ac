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

export type Billing = { plan: string; status: string; currentPeriod: { start: string; end: string } }

/** The subscription of the organization that the session is in. */
export async function billing(request: APIRequestContext): Promise<Billing> {
  return (await (await api(request).get('/api/billing')).json()) as Billing
}

/** How much of a limit that organization has. */
export async function maxOf(request: APIRequestContext, key: string): Promise<number | undefined> {
  const answer = await api(request).get('/api/usage')
  const { limits } = (await answer.json()) as { limits: { key: string; max: number }[] }
  return limits.find((limit) => limit.key === key)?.max
}

/** A project to summarize, of the organization that the session is in. */
export async function newMeteredProject(request: APIRequestContext): Promise<string> {
  const made = async (path: string, body: object) =>
    ((await (await api(request).post(path, body)).json()) as { id: string }).id
  const workspaceId = await made('/api/workspaces', { name: 'Website' })
  return made('/api/projects', { workspaceId, name: 'Launch', description: 'It goes live in spring.' })
}

/** Uses that many of the month's summaries. */
export async function summarize(request: APIRequestContext, project: string, times: number): Promise<void> {
  for (let at = 0; at < times; at++)
    expect((await api(request).post(`/api/projects/${project}/summary`, {})).status()).toBe(200)
}
