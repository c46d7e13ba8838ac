import type { Member, Tenant } from '@/lib/core/tenancy/types'
import type { Answer, Browser } from './browser'
import type { TestAuth } from './test-auth'
import { heldPlan } from './plans'
import { tokenIn } from './token-in'

type NewTenant = Pick<Tenant, 'id' | 'slug' | 'name'> & { role: string }

export const ada = 'ada@example.com'
export const bob = 'bob@example.com'
export const eve = 'eve@example.com'

/** A new person with a tenant of their own, which their browser is in. It has every feature and no limit, unless a plan is named. */
export async function newTenant(
  world: TestAuth,
  email = ada,
  name = 'Acme',
  plan: string | null = 'enterprise',
): Promise<{ browser: Browser; userId: string; tenant: NewTenant }> {
  const { browser, user } = await world.signUpVerified(email)
  const created = await browser.post('/api/tenants', { name })
  if (created.status !== 201) throw new Error(`no tenant: ${created.text}`)
  const tenant = created.json<NewTenant>()
  if (plan !== null) await world.tenancy.subscriptions.assign(tenant.id, heldPlan(plan))
  await enter(browser, tenant.id)
  return { browser, userId: user.id, tenant }
}

/** A new person whom `inviter` invites, and who accepts; their browser is in the tenant. */
export async function joinTenant(
  world: TestAuth,
  inviter: Browser,
  email = bob,
  role = 'member',
): Promise<{ browser: Browser; userId: string }> {
  const { browser, user } = await world.signUpVerified(email)
  const token = await invited(world, inviter, email, role)
  const accepted = await browser.post('/api/invitations/accept', { token })
  if (accepted.status !== 200) throw new Error(`not accepted: ${accepted.text}`)
  await enter(browser, accepted.json<{ tenantId: string }>().tenantId)
  return { browser, userId: user.id }
}

/** The token of the link that the address is sent. */
export async function invited(
  world: TestAuth,
  inviter: Browser,
  email: string,
  role = 'member',
): Promise<string> {
  const answer = await inviter.post('/api/invitations', { email, role })
  if (answer.status !== 201) throw new Error(`not invited: ${answer.text}`)
  return invitationToken(world, email)
}

/** The token in the newest invitation to an address. */
export function invitationToken({ mails }: Pick<TestAuth, 'mails'>, email: string): string {
  const mail = mails.findLast(({ kind, to }) => kind === 'invitation' && to === email)
  const token = mail && 'link' in mail ? tokenIn(mail.link) : null
  if (!token) throw new Error(`nobody invited ${email}`)
  return token
}

/** The session acts in that tenant from here on. */
export async function enter(browser: Browser, tenantId: string): Promise<Answer> {
  const answer = await browser.post('/api/auth/switch-tenant', { tenantId })
  if (answer.status !== 200) throw new Error(`did not enter: ${answer.text}`)
  return answer
}

/** A member as the tenant sees them. */
export async function memberOf(browser: Browser, userId: string): Promise<Member> {
  const { items } = (await browser.get('/api/members?limit=100')).json<{ items: Member[] }>()
  const member = items.find((one) => one.userId === userId)
  if (!member) throw new Error(`${userId} is no member`)
  return member
}

/** What was told to open pages, in that order: the type of change, and whose rights it is about. */
export function accessEvents({ storeCalls }: Pick<TestAuth, 'storeCalls'>): unknown[][] {
  return storeCalls
    .filter(({ store, method }) => store === 'events' && method === 'send')
    .map(({ args }) => args)
}
