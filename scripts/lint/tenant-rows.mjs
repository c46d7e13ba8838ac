import { relative } from 'node:path'
import { zoneOf } from './zones.mjs'

/** What belongs to tenants: Prisma's models and their tables. */
export const tenantModels = {
  tenant: 'tenants',
  membership: 'user_tenants',
  roleAssignment: 'user_tenant_roles',
  role: 'roles',
  permission: 'permissions',
  rolePermission: 'role_permissions',
  resource: 'resources',
  closure: 'closure',
  invitation: 'invitations',
  flagOverride: 'flag_overrides',
  workspace: 'workspaces',
  project: 'projects',
  idempotencyKey: 'idempotency_keys',
  tenantPlan: 'tenant_plans',
  limitOverride: 'limit_overrides',
  wallet: 'wallets',
  consumption: 'consumptions',
  billingAccount: 'billing_accounts',
  webhookEvent: 'webhook_events',
}

const door = 'lib/stores/prisma/tenant/'
const tables = Object.values(tenantModels).join('|')
const sql = [
  new RegExp(`\\b(?:FROM|JOIN|INTO|UPDATE|USING|TABLE)\\s+"?(?:${tables})\\b`),
  new RegExp(`\\b(?:from|join|into|update|using|table)\\s+"(?:${tables})"`, 'i'),
]
/** What a Prisma client, or a transaction of it, is called here. */
const client = /^(db|tx|prisma|client|executor|transaction)$/

/**
 * The ESLint rule that leaves one way to tenants' rows: their models and tables are named beside `TenantStores` alone,
 * where each statement is bound to a tenant.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const tenantRows = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { wrong: `{{what}} belongs to tenants: it is reached through TenantStores, in ${door}` },
  },
  create(context) {
    const file = relative(context.cwd, context.filename).replaceAll('\\', '/')
    if (file.startsWith(door) || zoneOf(file)?.name === 'tests') return {}
    /** @type {(node: import('eslint').Rule.Node, what: string) => void} */
    const report = (node, what) => context.report({ node, messageId: 'wrong', data: { what } })
    /** @type {(node: import('eslint').Rule.Node, text: unknown) => void} */
    const checkText = (node, text) => {
      const found = sql.map((pattern) => pattern.exec(String(text))?.[0]).find(Boolean)
      if (found) report(node, found)
    }
    return {
      MemberExpression(node) {
        const name = node.property.type === 'Identifier' ? node.property.name : null
        if (name && Object.hasOwn(tenantModels, name) && isClient(node.object)) report(node, name)
      },
      VariableDeclarator(node) {
        if (node.id.type !== 'ObjectPattern' || !node.init || !isClient(node.init)) return
        for (const property of node.id.properties) {
          if (property.type !== 'Property' || property.key.type !== 'Identifier') continue
          if (Object.hasOwn(tenantModels, property.key.name)) report(node, property.key.name)
        }
      },
      Literal: (node) => checkText(node, node.value),
      TemplateElement: (node) => checkText(node, node.value.raw),
    }
  },
}

/**
 * By its name, or by the name that it has in what holds it: `db`, `database.prisma`.
 *
 * @typedef {Parameters<NonNullable<import('eslint').Rule.NodeListener['MemberExpression']>>[0]['object']} Node
 * @param {Node} node
 */
function isClient(node) {
  if (node.type === 'Identifier') return client.test(node.name)
  return (
    node.type === 'MemberExpression' && node.property.type === 'Identifier' && client.test(node.property.name)
  )
}
