import { randomUUID } from 'node:crypto'
import { expect, type APIRequestContext, type BrowserContext } from '@playwright/test'
import { api } from './api'
import { buyPlan } from './billing'
import { acceptInvitation } from './invitations'
import { signInQuietly, type Person } from './people'

export type Tenant = { id: string; slug: string; name: string }

export type MemberItem = { id: string; userId: string; email: string; role: string }

/** A name that no other test uses, and so a slug of its own. */
export function newTenantName(): string {
  return `Harbor ${randomUUID().slice(0, 8)}`
}

/** Signs somebody in, makes them an organization, and has their session in it. */
export async function ownTenant(
  context: BrowserContext,
  person: Person,
  plan = 'enterprise',
): Promise<Tenant> {
  await signInQuietly(context, person)
  return addTenant(context.request, newTenantName(), plan)
}

/**
 * One more organization of whoever is signed in there, with the session in it. It has every feature and no limit, unless a
 * plan is named.
 */
export async function addTenant(
  request: APIRequestContext,
  name = newTenantName(),
  plan = 'enterprise',
): Promise<Tenant> {
  const created = await api(request).post('/api/tenants', { name })
  expect(created.status()).toBe(201)
  const tenant = (await created.json()) as Tenant
  await enterTenant(request, tenant)
  if (plan !== 'free') await buyPlan(request, plan)
  return tenant
}

export async function enterTenant(request: APIRequestContext, { id }: Tenant): Promise<void> {
  expect((await api(request).post('/api/auth/switch-tenant', { tenantId: id })).status()).toBe(200)
}

/**
 * Invites a person over the API, into the organization that the owner's session is in, and accepts for them: their
 * browser is signed in, and in the organization.
 */
export async function joinTenant(
  owner: APIRequestContext,
  { tenant, context, person, role }: Joining,
): Promise<MemberItem> {
  const invited = await api(owner).post('/api/invitations', { email: person.email, role })
  expect(invited.status()).toBe(201)
  await signInQuietly(context, person)
  expect(await acceptInvitation(context.request, person.email)).toBe(tenant.id)
  await enterTenant(context.request, tenant)
  return memberWith(owner, person.email)
}

type Joining = { tenant: Tenant; context: BrowserContext; person: Person; role: string }

/** The member with that address, as the API lists them. */
export async function memberWith(request: APIRequestContext, email: string): Promise<MemberItem> {
  // No search is longer than that.
  const query = new URLSearchParams({ q: email.slice(0, 100) })
  const answer = await api(request).get(`/api/members?${query}`)
  const { items } = (await answer.json()) as { items: MemberItem[] }
  const member = items.find((item) => item.email === email)
  if (!member) throw new Error(`${email} is no member`)
  return member
}

export async function setRole(request: APIRequestContext, { id }: MemberItem, role: string): Promise<void> {
  expect((await api(request).patch(`/api/members/${id}`, { role })).status()).toBe(200)
}
