import { describe, expect, it } from 'vitest'
import { contextIn, organization, otherProject, project, tenantId, workspace, worldOf } from './test-model'

const grants = [
  {
    ...{ tenantId, type: 'organization', role: 'author' },
    grant: {
      permissions: [{ name: 'project:*', ownership: true }, { name: 'archive:*' }],
      exclude: ['project:read'],
    },
  },
  {
    ...{ tenantId, type: 'workspace', role: 'editor' },
    grant: { permissions: [{ name: '*' }], exclude: [] },
  },
]
const world = worldOf(
  [
    [organization, 'author'],
    [organization, 'admin'],
    [workspace, 'admin'],
  ],
  { grants, flags: [{ key: 'ai', scope: 'tenant', enabled: true, percent: null }] },
)

describe('explain', () => {
  it('shows every step with its roles, where they come from and what they give', async () => {
    const explanation = await contextIn(world).context.explain('project:delete', project)
    const admin = { ...organization, role: 'admin' }
    expect(explanation.path).toEqual([
      {
        thing: project,
        roles: [
          {
            ...{ role: 'manager', kind: 'built-in', from: [{ ...workspace, role: 'admin' }] },
            ...{ reach: 'any', gives: true, permissions: [], exclude: [] },
          },
          {
            ...{ role: 'contributor', kind: 'built-in', from: [admin] },
            ...{ reach: 'none', gives: false, permissions: [], exclude: [] },
          },
        ],
      },
      {
        thing: workspace,
        roles: [
          {
            ...{ role: 'admin', kind: 'built-in', from: [{ ...workspace, role: 'admin' }] },
            ...{ reach: 'none', gives: false, permissions: [], exclude: [] },
          },
          {
            ...{ role: 'editor', kind: 'changed', from: [admin] },
            ...{ reach: 'any', gives: true, permissions: [{ name: '*' }], exclude: [] },
          },
        ],
      },
      {
        thing: organization,
        roles: [
          {
            ...{ role: 'admin', kind: 'built-in', from: [admin] },
            ...{ reach: 'none', gives: false, permissions: [], exclude: [] },
          },
          {
            ...{ role: 'author', kind: 'custom', from: [{ ...organization, role: 'author' }] },
            ...{
              reach: 'own',
              gives: true,
              permissions: [{ name: 'project:*', ownership: true }],
              exclude: [],
            },
          },
        ],
      },
    ])
  })

  it('shows every layer, what it found, and what would be needed', async () => {
    const explanation = await contextIn(world).context.explain('project:delete', otherProject)
    expect(explanation).toMatchObject({
      entitlement: 'project:delete',
      isMember: true,
      ownerId: 'bob',
      layers: [
        { name: 'authenticated', denial: null },
        { name: 'flags', denial: null },
        { name: 'role', denial: null },
        { name: 'step-up', denial: 'step_up_required' },
      ],
      needed: { roles: { project: ['manager'] }, flags: [], plans: [], maxAge: 300 },
    })
    const ofAi = await contextIn(world).context.explain('ai:generate', project)
    expect(ofAi.flags).toEqual([
      { key: 'ai', on: true, by: 'tenant' },
      { key: 'beta', on: true, by: 'default' },
    ])
    expect(ofAi.needed).toEqual({
      roles: { project: ['manager', 'contributor'] },
      ...{ flags: ['ai', 'beta'], plans: ['pro'], maxAge: null },
    })
  })

  it('says which permissions a role takes back', async () => {
    const { path } = await contextIn(world).context.explain('project:read', otherProject)
    const author = path.at(-1)?.roles.find(({ role }) => role === 'author')
    expect(author).toMatchObject({ reach: 'none', gives: false, exclude: ['project:read'] })
  })

  it('a role for one’s own rows gives nothing on another’s', async () => {
    const { path } = await contextIn(world).context.explain('project:update', otherProject)
    expect(path.at(-1)?.roles.at(-1)).toMatchObject({ role: 'author', reach: 'own', gives: false })
  })

  it('decides as check does', async () => {
    const { context } = contextIn(world)
    for (const thing of [project, otherProject, workspace]) {
      for (const entitlement of ['project:read', 'project:delete', 'ai:generate', 'archive:read'] as const) {
        const { decision } = await context.explain(entitlement, thing)
        expect(decision).toEqual(await context.check(entitlement, thing))
      }
    }
  })

  it('has little to say of nobody', async () => {
    const nobody = await contextIn(world, { userId: null }).context.explain('project:read', project)
    expect(nobody).toMatchObject({
      decision: { allowed: false, reason: 'not_authenticated' },
      layers: [{ name: 'authenticated', denial: 'not_authenticated' }],
      ...{ isMember: false, path: [], ownerId: null },
    })
    const lost = await contextIn(world, { tenantId: null }).context.explain('project:read')
    expect(lost).toMatchObject({ decision: { reason: 'role_required' }, layers: [{ denial: null }] })
  })
})
