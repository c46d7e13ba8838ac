import { randomUUID } from 'node:crypto'
import type { Browser } from './browser'
import type { Instances } from './instances'
import { mailsTo, signIn } from './people'
import { heldPlan } from './plans'
import { seedPerson, type SeededPerson } from './seeded-people'
import { tokenIn } from './token-in'

export type SeededMember = { person: SeededPerson; memberId: string; browser: Browser }
export type SeededTenant = SeededMember & { id: string; slug: string }

/** A tenant of somebody new, who is signed in in it. It has every feature and no limit, unless a plan is named. */
export async function seedTenant(
  instances: Instances,
  plan: string | null = 'enterprise',
): Promise<SeededTenant> {
  const person = await seedPerson(instances)
  const browser = await signIn(instances, person)
  const created = await browser.post('/api/tenants', { name: 'Acme' })
  if (created.status !== 201) throw new Error(`no tenant: ${created.text}`)
  const { id, slug } = created.json<{ id: string; slug: string }>()
  if (plan !== null) await givePlan(instances, id, plan)
  const entered = await browser.post('/api/auth/switch-tenant', { tenantId: id })
  if (entered.status !== 200) throw new Error(`did not enter: ${entered.text}`)
  return { id, slug, person, browser, memberId: await memberIdOf(browser, person.id) }
}

/** A plan, or an add-on, given by hand. */
export async function givePlan(instances: Instances, tenantId: string, key: string): Promise<void> {
  const { terms, version, quantity } = heldPlan(key)
  const place = terms.addOn ? `add-on ${key}` : `group ${terms.group}`
  await instances.sql(
    `INSERT INTO "tenant_plans" ("tenant_id", "place", "plan", "version", "terms", "quantity", "anchor")
     VALUES ($1, $2, $3, $4, $5::jsonb, $6, now())`,
    [tenantId, place, key, version, JSON.stringify(terms), quantity],
  )
}

/** Somebody new, written into the tenant: to invite and to accept is the subject of other tests. */
export async function seedMember(
  instances: Instances,
  tenant: { id: string; browser: Browser },
  role = 'member',
): Promise<SeededMember> {
  const person = await seedPerson(instances)
  await instances.sql(
    `INSERT INTO "user_tenants" ("id", "tenant_id", "user_id", "joined_at", "last_active_at")
     VALUES ($1, $2, $3, now(), now())`,
    [randomUUID(), tenant.id, person.id],
  )
  await instances.sql(
    `INSERT INTO "user_tenant_roles" ("tenant_id", "user_id", "resource_type", "resource_id", "role")
     VALUES ($1, $2, 'organization', $1, $3)`,
    [tenant.id, person.id, role],
  )
  // Signing in leads to the only tenant there is.
  const browser = await signIn(instances, person)
  return { person, browser, memberId: await memberIdOf(tenant.browser, person.id) }
}

/** Somebody new with an invitation into the tenant: signed in, and with the token of the mail. */
export async function seedInvited(
  instances: Instances,
  inviter: Browser,
  role = 'member',
): Promise<{ person: SeededPerson; browser: Browser; token: string }> {
  const person = await seedPerson(instances)
  const answer = await inviter.post('/api/invitations', { email: person.email, role })
  if (answer.status !== 201) throw new Error(`not invited: ${answer.text}`)
  const token = await invitationToken(instances, person.email)
  return { person, browser: await signIn(instances, person), token }
}

/** The token of the invitation, once its mail has arrived. */
export async function invitationToken(instances: Instances, to: string): Promise<string> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    const links = (await mailsTo(instances, to)).flatMap((mail) => mail.links)
    const token = links.filter((link) => link.includes('/invite/')).map(tokenIn)[0]
    if (token) return token
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`no invitation was mailed to ${to} in 30 s`)
}

/** How many hold a role on the tenant itself. */
export async function countHolders(instances: Instances, tenantId: string, role: string): Promise<number> {
  const rows = await instances.sql(
    `SELECT 1 FROM "user_tenant_roles" WHERE "tenant_id" = $1 AND "resource_id" = $1 AND "role" = $2`,
    [tenantId, role],
  )
  return rows.length
}

async function memberIdOf(browser: Browser, userId: string): Promise<string> {
  const { items } = (await browser.get('/api/members?limit=100')).json<{
    items: { id: string; userId: string }[]
  }>()
  const member = items.find((one) => one.userId === userId)
  if (!member) throw new Error(`${userId} is no member`)
  return member.id
}
