import { defineAccess } from '@/lib/core/access/define-access'
import { tenantRootOf } from '@/lib/core/tenancy/ranked-roles'

const administrators = ['owner', 'organization:admin'] as const
const anybody = ['owner', 'admin', 'member', 'editor', 'viewer', 'manager', 'contributor'] as const

/** Who may do what in this product: what an adopter edits first. A title completes "Only managers can …". */
export const access = defineAccess({
  entities: {
    organization: { roles: ['owner', 'admin', 'member'] },
    workspace: {
      roles: ['admin', 'editor', 'viewer'],
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
  entitlements: {
    'tenant:update': { roles: administrators, title: 'change the organization' },
    'tenant:delete': { roles: ['owner'], title: 'delete the organization' },
    'billing:manage': { roles: ['owner'], title: 'manage billing' },
    'members:manage': { roles: administrators, title: 'manage members' },
    'members:invite': { roles: administrators, title: 'invite people' },
    'roles:manage': { roles: administrators, plans: ['pro', 'enterprise'], title: 'manage roles' },
    'api-keys:manage': { roles: administrators, title: 'manage API keys' },
    'audit:read': { roles: administrators, title: 'read the audit log' },
    'workspace:create': { roles: administrators, title: 'create a workspace' },
    'workspace:update': { roles: ['workspace:admin'], title: 'change a workspace' },
    'workspace:delete': { roles: ['workspace:admin'], title: 'delete a workspace' },
    'project:create': { roles: ['workspace:admin', 'workspace:editor'], title: 'create a project' },
    'project:read': { roles: anybody, title: 'see a project' },
    'project:update': { roles: ['manager', 'contributor'], title: 'change a project' },
    'project:delete': { roles: ['manager'], title: 'delete a project' },
    'project:move': { roles: ['manager'], title: 'move a project' },
    'ai:generate': { roles: ['manager', 'contributor'], title: 'generate a summary' },
    'export:pdf': { roles: anybody, plans: ['pro', 'enterprise'], title: 'export a PDF' },
  },
  plans: {
    free: {
      group: 'main',
      title: 'Free',
      price: { month: 0, year: 0 },
      limits: {
        'ai-limit': { gates: 'ai:generate', per: 'month', max: 10 },
        'invite-limit': { gates: 'members:invite', per: 'month', max: 5 },
      },
    },
    pro: {
      group: 'main',
      title: 'Pro',
      price: { month: 2_900, year: 29_000 },
      trialDays: 14,
      features: ['roles:manage', 'export:pdf'],
      limits: {
        'ai-limit': { gates: 'ai:generate', per: 'month', max: 1_000 },
        'invite-limit': { gates: 'members:invite', per: 'month', max: 50 },
      },
    },
    enterprise: {
      group: 'main',
      title: 'Enterprise',
      price: { month: 19_900, year: 199_000 },
      features: ['roles:manage', 'export:pdf'],
    },
    'ai-boost': {
      addOn: true,
      title: 'More summaries',
      price: { month: 1_000, year: 10_000 },
      stackable: true,
      requires: { group: 'main', plans: ['pro', 'enterprise'] },
      limits: { 'ai-limit': { gates: 'ai:generate', per: 'month', max: 5_000 } },
    },
    'extra-invites': {
      addOn: true,
      title: 'More invitations',
      price: { month: 500, year: 5_000 },
      limits: { 'invite-limit': { gates: 'members:invite', per: 'month', max: 25 } },
    },
  },
  defaultPlan: 'free',
})

/** What tenants are, and the roles that are held on them. */
export const tenantRoot = tenantRootOf(access)
