import { expect, it } from 'vitest'
import { computeEntityAccess } from './entity-access'
import { contextIn, otherProject, project, workspace, worldOf } from './test-model'

it('says of each row what may be done with it, in two queries for all of them', async () => {
  const { context, queries } = contextIn(worldOf([[workspace, 'editor']]))
  const rows = await Promise.all(
    [project, otherProject].map(async (row) => ({
      ...row,
      __access: await computeEntityAccess(['project:read', 'project:delete'], row, context),
    })),
  )
  const denied = { allowed: false, meta: { requiredRoles: ['manager'], maxAge: 300 } }
  expect(rows).toEqual([
    {
      ...project,
      __access: {
        'project:read': { allowed: true },
        'project:delete': { ...denied, reason: 'role_required' },
      },
    },
    {
      ...otherProject,
      __access: {
        'project:read': {
          ...{ allowed: false, reason: 'hierarchy_denied' },
          meta: { requiredRoles: ['manager', 'contributor', 'project:viewer'] },
        },
        'project:delete': { ...denied, reason: 'role_required' },
      },
    },
  ])
  expect(queries).toEqual(['placements of 2', 'standing on 5'])
})

it('does not compile for an entitlement that there is not', () => {
  const misspelt = (context: ReturnType<typeof contextIn>['context']) =>
    // @ts-expect-error there is no entitlement project:raed
    computeEntityAccess(['project:raed'], project, context)
  expect(misspelt).toBeTypeOf('function')
})
