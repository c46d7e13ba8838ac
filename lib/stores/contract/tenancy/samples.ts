import { randomUUID } from 'node:crypto'
import type { AuthUser } from '@/lib/core/auth/types'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import type { ListQuery, NewInvitation, NewProject, TenantRole, Workspace } from '@/lib/core/tenancy/types'
import { addUser, hour, start } from '../samples'
import { root, type TenancySubject } from './subject'

export const day = 24 * hour

/** A tenant, its owner, and a shortcut into it. */
export type Home = {
  id: string
  slug: string
  owner: AuthUser
  within: <T>(work: (stores: TenantStores) => Promise<T>) => Promise<T>
}

export async function addTenant(
  { stores, tenancy }: TenancySubject,
  over: { slug?: string; name?: string; owner?: AuthUser; createdAt?: number } = {},
): Promise<Home> {
  const owner = over.owner ?? (await addUser(stores))
  const id = randomUUID()
  const { slug = `t-${id}`, name = 'Acme', createdAt = start } = over
  const created = await tenancy.directory.createTenant({
    id,
    slug,
    name,
    createdAt,
    owner: { memberId: randomUUID(), userId: owner.id },
  })
  if (!created) throw new Error(`The slug ${slug} is taken.`)
  return { id, slug, owner, within: (work) => tenancy.inTenant(id, work) }
}

export async function addMember(
  { stores }: TenancySubject,
  home: Home,
  over: Partial<AuthUser> & { role?: string; at?: number } = {},
): Promise<AuthUser> {
  const { role = 'member', at = start, ...person } = over
  const user = await addUser(stores, person)
  await home.within(({ members }) => members.add({ id: randomUUID(), userId: user.id, role, at }))
  return user
}

export async function addWorkspace(home: Home, over: Partial<Workspace> = {}): Promise<Workspace> {
  const workspace = { id: randomUUID(), name: 'Design', createdAt: start, createdBy: home.owner.id, ...over }
  return home.within(({ workspaces }) =>
    workspaces.create({ ...workspace, createdBy: workspace.createdBy ?? home.owner.id }),
  )
}

export async function addProject(home: Home, workspaceId: string, over: Partial<NewProject> = {}) {
  const project = { ...sampleProject(home, workspaceId), ...over }
  const created = await home.within(({ projects }) => projects.create(project))
  if (!created) throw new Error('The workspace is not there.')
  return created
}

export function sampleProject(home: Home, workspaceId: string): NewProject {
  return {
    id: randomUUID(),
    workspaceId,
    name: 'Website',
    description: '',
    createdAt: start,
    createdBy: home.owner.id,
  }
}

export function sampleInvitation(home: Home, over: Partial<NewInvitation> = {}): NewInvitation {
  const id = randomUUID()
  return {
    id,
    email: `${id}@example.com`,
    role: 'member',
    tokenHash: `token-${id}`,
    invitedBy: home.owner.id,
    createdAt: start,
    expiresAt: start + 7 * day,
    ...over,
  }
}

export function sampleRole(over: Partial<TenantRole> = {}): TenantRole {
  return {
    id: randomUUID(),
    type: root.type,
    slug: 'auditor',
    title: 'Auditor',
    custom: true,
    grant: { permissions: [{ name: 'audit:read' }], exclude: [] },
    createdAt: start,
    updatedAt: start,
    ...over,
  }
}

export function listing<Sort extends string>(by: Sort, over: Partial<ListQuery<Sort>> = {}): ListQuery<Sort> {
  return { sort: { by, descending: false }, limit: 100, ...over }
}

export function pathTo(...things: [type: string, id: string][]) {
  return things.map(([type, id]) => ({ type, id }))
}

/** Takes the person out of all tenants, as the deletion of an account does. */
export function leaveAll(
  { transact }: Pick<TenancySubject, 'transact'>,
  userId: string,
  closing = { at: start, purgeAt: start + 30 * day },
) {
  return transact(async ({ memberships }) => memberships?.leaveAll(userId, closing))
}
