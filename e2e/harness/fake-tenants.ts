import { defineAccess } from '@/lib/core/access/define-access'
import type { Resource } from '@/lib/core/access/effective-roles'
import type { ClosureStore, RoleStore } from '@/lib/core/access/stores'
import type { AuthOptions } from '@/lib/core/auth/options'
import type { TenantInfo, TenantOptions } from '@/lib/core/auth/tenants/auth-tenants'
import { createFakeAccessFeed, type FakeAccessFeed } from './fake-access-feed'
import { createFakeIdempotencyStore } from './fake-idempotency-store'

export const testAccess = defineAccess({
  entities: {
    organization: { roles: ['owner', 'admin', 'member'] },
    project: {
      roles: ['manager', 'viewer'],
      inherits: { 'organization:owner': 'manager', 'organization:member': 'viewer' },
    },
  },
  entitlements: {
    'tenant:update': { roles: ['owner', 'admin'] },
    'project:create': { roles: ['owner', 'admin', 'member'] },
    'project:update': { roles: ['manager'] },
  },
})

export const acme = { id: '019aa5d0-7a3e-7c2b-9f4d-00000000ac3e', slug: 'acme', name: 'Acme' }
export const globex = { id: '019aa5d0-7a3e-7c2b-9f4d-000000910bec', slug: 'globex', name: 'Globex' }

/** Tenants and who is in them, in memory. Counts what it is asked. */
export type FakeTenants = {
  options: TenantOptions
  closureStore: ClosureStore
  roleStore: RoleStore
  feed: FakeAccessFeed
  /** How often a store was asked anything. */
  asked(): number
  add(userId: string, tenant: Omit<TenantInfo, 'role'>, role?: string): void
  /** Takes the membership away, and tells of it as the stores do. */
  remove(userId: string, tenantId: string): void
  /** A thing right below a tenant. */
  addThing(tenantId: string, thing: Resource): void
}

export function createFakeTenants(): FakeTenants {
  const members: { userId: string; tenant: TenantInfo }[] = []
  const things: { tenantId: string; thing: Resource }[] = []
  const last = new Map<string, string>()
  const feed = createFakeAccessFeed()
  let questions = 0

  const find = (userId: string, tenantId: string) =>
    members.find((member) => member.userId === userId && member.tenant.id === tenantId)?.tenant

  return {
    feed,
    asked: () => questions,
    add: (userId, tenant, role = 'member') => void members.push({ userId, tenant: { ...tenant, role } }),
    remove(userId, tenantId) {
      const at = members.findIndex((member) => member.userId === userId && member.tenant.id === tenantId)
      members.splice(at, 1)
      feed.publish({ tenantId, userId, type: 'membership_changed' })
    },
    addThing: (tenantId, thing) => void things.push({ tenantId, thing }),
    options: {
      async verifyMembership(userId, tenantId) {
        questions++
        return find(userId, tenantId) ?? false
      },
      listTenants: async (userId) =>
        members.filter((member) => member.userId === userId).map(({ tenant }) => tenant),
      lastTenant: async (userId) => last.get(userId) ?? null,
      rememberTenant: async (userId, tenantId) => void last.set(userId, tenantId),
    },
    closureStore: {
      async placements(tenantId, resources) {
        questions++
        const root = { type: 'organization', id: tenantId }
        return resources.map((resource) => {
          const known = things.some(
            (one) =>
              one.tenantId === tenantId && one.thing.type === resource.type && one.thing.id === resource.id,
          )
          return known ? { path: [resource, root], ownerId: null } : null
        })
      },
    },
    roleStore: {
      async standing(userId, tenantId) {
        questions++
        const role = find(userId, tenantId)?.role
        const held = role === undefined ? [] : [{ type: 'organization', id: tenantId, role }]
        return { isMember: role !== undefined, assignments: held, held, grants: [], flags: [] }
      },
    },
  }
}

/** For createTestAuth: people are in these tenants, and may do there what `testAccess` says. */
export function inFakeTenants({ options, closureStore, roleStore, feed }: FakeTenants): AuthOptions {
  return {
    tenant: options,
    authorization: { accessDef: testAccess, closureStore, roleStore, feed },
    idempotencyStore: createFakeIdempotencyStore(),
  }
}
