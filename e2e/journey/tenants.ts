import { randomUUID } from 'node:crypto'
import { expect, type APIRequestContext, type BrowserContext } from '@playwright/test'
import { api } from './api'
import { mailsTo } from './mail'
import { signInQuietly, type Person } from './people'

export type Tenant = { id: string; slug: string; name: string }

export type MemberItem = { id: string; userId: string; email: string; role: string }

/** A name that no other test uses, and so a slug of its own. */
export function newTenantName(): string {
  return `Harbor ${randomUUID().slice(0, 8)}`
}

/** Signs somebody in, makes them an organization, and has their session in it. */
export async function ownTenant(context: BrowserContext, person: Person): Promise<Tenant> {
  await signInQuietly(context, person)
  return addTenant(context.request)
}

/** One more organization of whoever is signed in there, with the session in it. */
export async function addTenant(request: APIRequestContext, name = newTenantName()): Promise<Tenant> {
  const created = await api(request).post('/api/tenants', { name })
  expect(created.status()).toBe(201)
  const tenant = (await created.json()) as Tenant
  await enterTenant(request, tenant)
  return tenant
}

export async function enterTenant(request: APIRequestContext, { id }: Tenant): Promise<void> {
  expect((await api(request).post('/api/auth/switch-tenant', { tenantId: id })).status()).toBe(200)
}

/** Invites a person over the API and accepts for them: their browser is signed in, and in the organization. */
export async function joinTenant(
  owner: APIRequestContext,
  { context, person, role }: { context: BrowserContext; person: Person; role: string },
): Promise<MemberItem> {
  const invited = await api(owner).post('/api/invitations', { email: person.email, role })
  expect(invited.status()).toBe(201)
  await signInQuietly(context, person)
  const token = await invitationToken(owner, person.email)
  const accepted = await api(context.request).post('/api/invitations/accept', { token })
  expect(accepted.status()).toBe(200)
  const { tenantId } = (await accepted.json()) as { tenantId: string }
  expect((await api(context.request).post('/api/auth/switch-tenant', { tenantId })).status()).toBe(200)
  return memberWith(owner, person.email)
}

/** The member with that address, as the API lists them. */
export async function memberWith(request: APIRequestContext, email: string): Promise<MemberItem> {
  const answer = await api(request).get(`/api/members?${new URLSearchParams({ q: email })}`)
  const { items } = (await answer.json()) as { items: MemberItem[] }
  const member = items.find((item) => item.email === email)
  if (!member) throw new Error(`${email} is no member`)
  return member
}

export async function setRole(request: APIRequestContext, { id }: MemberItem, role: string): Promise<void> {
  expect((await api(request).patch(`/api/members/${id}`, { role })).status()).toBe(200)
}

async function invitationToken(request: APIRequestContext, email: string): Promise<string> {
  let found: string | undefined
  const arrived = async () => {
    const links = (await mailsTo(request, email)).flatMap(({ links }) => links)
    found = links.map((link) => /\/invite\/([^/?#]+)$/.exec(new URL(link).pathname)?.[1]).find(Boolean)
    return found
  }
  await expect
    .poll(arrived, { message: `an invitation for ${email}`, intervals: [50, 100, 250] })
    .toBeTruthy()
  return String(found)
}
