import { describe, expect, it } from 'vitest'
import type { RoleGrant } from '../custom-roles'
import {
  archive,
  contextIn,
  organization,
  otherProject,
  otherWorkspace,
  project,
  workspace,
  tenantId,
  worldOf,
} from '../test-model'

type Held = Parameters<typeof worldOf>[0]
type Entitlement = Parameters<ReturnType<typeof contextIn>['context']['check']>[0]
type Thing = Parameters<ReturnType<typeof contextIn>['context']['check']>[1]

const granting = (role: string, grant: Partial<RoleGrant>, type = 'organization') => ({
  ...{ tenantId, type, role, grant: { permissions: [], exclude: [], ...grant } },
})

/** `yes`, or the reason why not. */
async function answer(
  held: Held,
  [entitlement, thing]: readonly [Entitlement, Thing?],
  more: Parameters<typeof worldOf>[1] = {},
) {
  const { context } = contextIn(worldOf(held, more), { fva: Number.MAX_SAFE_INTEGER })
  const { allowed, reason } = await context.check(entitlement, thing)
  expect(await context.can(entitlement, thing)).toBe(allowed)
  return allowed ? 'yes' : reason
}

describe('a role of the model', () => {
  it('counts on the thing that it is held on or inherited by', async () => {
    expect(await answer([[project, 'contributor']], ['project:update', project])).toBe('yes')
    expect(await answer([[workspace, 'admin']], ['project:delete', project])).toBe('yes')
    expect(await answer([[organization, 'owner']], ['project:delete', project])).toBe('yes')
    expect(await answer([[organization, 'admin']], ['project:update', project])).toBe('yes')
    expect(await answer([[organization, 'admin']], ['tenant:update'])).toBe('yes')
  })

  it('is inherited on every branch of the tree', async () => {
    expect(await answer([[organization, 'owner']], ['archive:read', archive])).toBe('yes')
    expect(await answer([[organization, 'owner']], ['workspace:update', workspace])).toBe('yes')
  })

  it('counts under the name that it has there alone', async () => {
    // A workspace admin is a manager on projects; an organization admin is no workspace admin.
    expect(await answer([[workspace, 'admin']], ['workspace:update', project])).toBe('hierarchy_denied')
    expect(await answer([[organization, 'admin']], ['workspace:update', workspace])).toBe('role_required')
    expect(await answer([[workspace, 'viewer']], ['project:read', project])).toBe('role_required')
  })

  it('held elsewhere in the tree is another reason than held nowhere', async () => {
    expect(await answer([[otherWorkspace, 'editor']], ['project:update', project])).toBe('hierarchy_denied')
    expect(await answer([[otherProject, 'manager']], ['project:delete', project])).toBe('hierarchy_denied')
    expect(await answer([[organization, 'owner']], ['project:delete'])).toBe('hierarchy_denied')
    expect(await answer([[otherProject, 'contributor']], ['project:delete', project])).toBe('role_required')
    expect(await answer([], ['project:delete', project])).toBe('role_required')
  })

  it('counts nothing for who is not a member, whatever is still assigned', async () => {
    expect(await answer([[organization, 'owner']], ['tenant:update'], { members: [] })).toBe('role_required')
    expect(await answer([[organization, 'owner']], ['project:delete'], { members: [] })).toBe('role_required')
  })

  it('of a name that every object has is none', async () => {
    expect(await answer([[project, 'constructor']], ['project:read', project])).toBe('role_required')
  })
})

describe('a custom role', () => {
  const auditor = granting('auditor', { permissions: [{ name: 'project:*' }], exclude: ['project:delete'] })
  const author = granting('author', { permissions: [{ name: 'project:*', ownership: true }] })
  const held: Held = [[organization, 'auditor']]

  it('counts on the tenant and on everything below it', async () => {
    const grants = [auditor]
    expect(await answer(held, ['project:update', project], { grants })).toBe('yes')
    expect(await answer(held, ['project:update', workspace], { grants })).toBe('yes')
    expect(await answer(held, ['project:update'], { grants })).toBe('yes')
    expect(await answer(held, ['workspace:update', workspace], { grants })).toBe('role_required')
  })

  it('does not give what it excludes, and takes away nothing that another role gives', async () => {
    const grants = [auditor]
    expect(await answer(held, ['project:delete', project], { grants })).toBe('role_required')
    expect(await answer([...held, [project, 'manager']], ['project:delete', project], { grants })).toBe('yes')
  })

  it('is held on the tenant alone, and only where the tenant has it', async () => {
    expect(await answer([[workspace, 'auditor']], ['project:update', project], { grants: [auditor] })).toBe(
      'role_required',
    )
    expect(await answer(held, ['project:update', project], { grants: [] })).toBe('role_required')
    const foreign = [{ ...auditor, tenantId: 'org-2' }]
    expect(await answer(held, ['project:update', project], { grants: foreign })).toBe('role_required')
  })

  it('may give one’s own rows alone, which the tenant is none of', async () => {
    const writes: Held = [[organization, 'author']]
    const grants = [auditor, author]
    expect(await answer(writes, ['project:update', project], { grants })).toBe('yes')
    expect(await answer(writes, ['project:update', otherProject], { grants })).toBe('role_required')
    expect(await answer(writes, ['project:update'], { grants })).toBe('role_required')
    expect(await answer([...writes, ...held], ['project:update', otherProject], { grants })).toBe('yes')
  })
})

describe('a role of the model that the tenant has changed', () => {
  it('gives what the tenant says, there and below, and nothing else', async () => {
    const grants = [granting('admin', { permissions: [{ name: 'archive:read' }] })]
    const held: Held = [[organization, 'admin']]
    expect(await answer(held, ['archive:read', archive], { grants })).toBe('yes')
    expect(await answer(held, ['tenant:update'], { grants })).toBe('role_required')
    // What others inherit from it is theirs, and has not changed.
    expect(await answer(held, ['project:update', project], { grants })).toBe('yes')
  })

  it('counts from where it is held downwards', async () => {
    const grants = [granting('editor', { permissions: [{ name: 'project:delete' }] }, 'workspace')]
    expect(await answer([[workspace, 'editor']], ['project:delete', project], { grants })).toBe('yes')
    expect(await answer([[workspace, 'editor']], ['project:delete', otherProject], { grants })).toBe(
      'role_required',
    )
    expect(await answer([[organization, 'admin']], ['project:delete', otherProject], { grants })).toBe('yes')
  })
})
