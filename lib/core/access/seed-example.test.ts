import { describe, expect, it } from 'vitest'
import type { SubscriptionReader, WalletStore } from '../billing/stores'
import { systemClock } from '../clock'
import { computeAccessSet } from './compute-access-set'
import { createAccessContext } from './create-access-context'
import { decodeAccessSet } from './decode-access-set'
import { defineAccess } from './define-access'
import { encodeAccessSet } from './encode-access-set'
import { AuthorizationError } from './errors'
import { testStores } from './test-stores'

/** The example that the access model was specified by, word for word. */
const access = defineAccess({
  // Entities — each defines its own roles and inheritance
  entities: {
    organization: {
      roles: ['owner', 'admin', 'member'],
    },
    workspace: {
      roles: ['admin', 'editor', 'viewer'],
      // Parent role → child role mapping
      inherits: {
        'organization:owner': 'admin',
        'organization:admin': 'editor',
        'organization:member': 'viewer',
      },
    },
    project: {
      roles: ['manager', 'contributor', 'viewer'],
      inherits: {
        'workspace:admin': 'manager',
        'workspace:editor': 'contributor',
        'workspace:viewer': 'viewer',
      },
    },
  },

  // Entitlements — map to required roles (and optionally plans)
  entitlements: {
    'project:create': { roles: ['admin', 'editor'] },
    'project:delete': { roles: ['admin'] },
    'project:read': { roles: ['admin', 'editor', 'viewer'] },
    'ai:generate': { roles: ['editor'], plans: ['pro', 'enterprise'] },
    'export:pdf': { roles: ['viewer'], plans: ['pro', 'enterprise'] },
  },
})

const tenantId = 'org-1'
const organization = { type: 'organization', id: tenantId }
const workspace = { type: 'workspace', id: 'ws-1' }
const nodes = [
  { tenantId, ...workspace, parent: organization },
  ...['proj-1', 'p1', 'p2'].map((id) => ({ tenantId, type: 'project', id, parent: workspace })),
]
const user = { id: 'user-1' }
const session = { userId: user.id, orgId: tenantId, tenantId }
const subscriptionStore: SubscriptionReader = { subscription: async () => null }
const walletStore: WalletStore = {
  stands: async (_, counters) => counters.map(() => ({ consumed: 0, overage: 0 })),
  consume: async () => ({ outcome: 'refused', consumed: [] }),
  unconsume: async () => false,
}
const lookupOrgId = async (resource: { type: string; id: string }) =>
  nodes.find(({ id }) => id === resource.id)?.tenantId

function storesWith(role: string) {
  return testStores({
    nodes,
    members: [{ tenantId, userId: user.id }],
    assignments: [{ tenantId, userId: user.id, ...organization, role }],
  })
}

function contextWith(role: string) {
  const { closureStore, roleStore } = storesWith(role)
  return createAccessContext({
    userId: session.userId,
    accessDef: access,
    closureStore, // closure table for hierarchy lookups
    roleStore, // user-to-role assignments
    subscriptionStore, // tenant-to-plan assignments (optional)
    walletStore, // usage counters (optional)
    orgResolver: async (resource) => {
      // resolve which org a resource belongs to
      return resource ? lookupOrgId(resource) : session.orgId
    },
  })
}

describe('the example of the specification', () => {
  it('answers its checks', async () => {
    const ctx = contextWith('owner')

    // Simple boolean check — short-circuits on first denial
    const allowed = await ctx.can('project:create', { type: 'workspace', id: 'ws-1' })
    expect(allowed).toBe(true)
    expect(await contextWith('member').can('project:create', { type: 'workspace', id: 'ws-1' })).toBe(false)

    // Full check — all layers, structured result
    const result = await ctx.check('ai:generate', { type: 'project', id: 'proj-1' })
    expect(result).toEqual({
      allowed: false,
      reason: 'plan_required',
      reasons: ['plan_required', 'role_required'],
      meta: { requiredPlans: ['pro', 'enterprise'], requiredRoles: ['editor'] },
    })

    // Throws AuthorizationError on denial
    const denied = ctx.authorize('project:delete', { type: 'project', id: 'proj-1' })
    await expect(denied).rejects.toThrow(AuthorizationError)
    await expect(denied).rejects.toMatchObject({
      name: 'AuthorizationError',
      entitlement: 'project:delete',
      userId: 'user-1',
      message: 'Not authorized: project:delete',
    })
    await expect(ctx.authorize('project:create', { type: 'workspace', id: 'ws-1' })).resolves.toBeUndefined()

    // Bulk check — up to 100 at once
    const results = await contextWith('member').canAll([
      { entitlement: 'project:read', resource: { type: 'project', id: 'p1' } },
      { entitlement: 'project:read', resource: { type: 'project', id: 'p2' } },
    ])
    expect([...results]).toEqual([
      ['project:read:project:p1', true],
      ['project:read:project:p2', true],
    ])
  })

  it('makes its access set, and a claim of it', async () => {
    const { closureStore, roleStore } = storesWith('admin')
    const accessSet = await computeAccessSet({
      userId: user.id,
      accessDef: access,
      roleStore,
      closureStore,
      subscriptionStore,
      walletStore,
      tenantId: session.tenantId,
    })
    expect(accessSet).toMatchObject({
      tenantId: 'org-1',
      entitlements: {
        'project:create': { allowed: true },
        // An admin of the organization is an editor in its workspaces, and there alone.
        'ai:generate': {
          ...{ allowed: false, reason: 'plan_required', reasons: ['plan_required', 'hierarchy_denied'] },
          meta: { requiredPlans: ['pro', 'enterprise'], requiredRoles: ['editor'] },
        },
      },
    })
    expect(Date.parse(accessSet.computedAt)).toBeLessThanOrEqual(systemClock.now())

    // Encode for JWT — sparse format (only includes allowed + denied-with-meta)
    const encoded = encodeAccessSet(accessSet)
    expect(decodeAccessSet(encoded, access)).toEqual(accessSet)
  })
})
