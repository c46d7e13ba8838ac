import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineAccess } from './define-access'
import { effectiveRoles, type Resource, type RoleAssignment } from './effective-roles'

const model = defineAccess({
  entities: {
    organization: { roles: ['owner', 'admin', 'member'] },
    workspace: {
      roles: ['admin', 'editor', 'viewer'],
      inherits: { 'organization:owner': 'admin', 'organization:admin': 'editor' },
    },
    archive: { roles: ['keeper'], inherits: { 'organization:owner': 'keeper' } },
    project: {
      roles: ['manager', 'contributor', 'viewer'],
      inherits: {
        'workspace:admin': 'manager',
        'workspace:editor': 'contributor',
        'workspace:viewer': 'viewer',
        'archive:keeper': 'viewer',
        'project:manager': 'manager',
      },
    },
  },
  entitlements: {},
})

const organization = { type: 'organization', id: 'o1' }
const workspace = { type: 'workspace', id: 'w1' }
const project = { type: 'project', id: 'p1' }
const inWorkspace = [project, workspace, organization]
const on = (thing: Resource, role: string): RoleAssignment => ({ ...thing, role })
const rolesOf = (path: Resource[], ...assignments: RoleAssignment[]) =>
  effectiveRoles(model, path, assignments).map(({ role }) => role)

describe('effectiveRoles', () => {
  it('gives what is held on the thing itself', () => {
    expect(rolesOf(inWorkspace, on(project, 'viewer'))).toEqual(['viewer'])
  })

  it('gives what parents and their parents pass down, strongest first', () => {
    expect(rolesOf(inWorkspace, on(organization, 'owner'))).toEqual(['manager'])
    expect(rolesOf(inWorkspace, on(workspace, 'viewer'), on(organization, 'owner'))).toEqual([
      'manager',
      'viewer',
    ])
    expect(rolesOf(inWorkspace, on(organization, 'member'))).toEqual([])
  })

  it('lets two kinds of children inherit the same role, and a child inherit from two kinds of parents', () => {
    const archive = { type: 'archive', id: 'a1' }
    expect(rolesOf([archive, organization], on(organization, 'owner'))).toEqual(['keeper'])
    expect(rolesOf([project, archive, organization], on(organization, 'owner'))).toEqual(['viewer'])
    expect(rolesOf(inWorkspace, on(organization, 'owner'))).toEqual(['manager'])
  })

  it('passes through things of the same kind', () => {
    const inner = { type: 'project', id: 'p2' }
    expect(rolesOf([inner, ...inWorkspace], on(project, 'manager'))).toEqual(['manager'])
    expect(rolesOf([inner, ...inWorkspace], on(project, 'viewer'))).toEqual([])
  })

  it('gives nothing upwards, nothing from another thing, and nothing for a role that is none', () => {
    expect(rolesOf([organization], on(workspace, 'admin'))).toEqual([])
    expect(rolesOf(inWorkspace, on({ type: 'workspace', id: 'w2' }, 'admin'))).toEqual([])
    expect(rolesOf(inWorkspace, on(project, 'king'), on(organization, 'constructor'))).toEqual([])
    // The same id, of another kind.
    expect(rolesOf(inWorkspace, on({ type: 'archive', id: 'w1' }, 'keeper'))).toEqual([])
  })

  it('gives nothing on a thing of a type that there is not', () => {
    const strange = { type: 'constructor', id: 'c1' }
    expect(rolesOf([strange, organization], on(organization, 'owner'), on(strange, 'name'))).toEqual([])
    expect(rolesOf([project, strange], on(strange, 'name'))).toEqual([])
  })

  it('tells where each role comes from', () => {
    const assignments = [on(organization, 'owner'), on(workspace, 'admin')]
    expect(effectiveRoles(model, inWorkspace, assignments)).toEqual([{ role: 'manager', from: assignments }])
    expect(effectiveRoles(model, [], assignments)).toEqual([])
  })

  it('agrees with the rule read the other way: from the role asked about upwards', () => {
    const anyAssignment = fc
      .constantFrom(...inWorkspace)
      .chain((thing) =>
        fc
          .constantFrom('owner', 'admin', 'member', 'editor', 'viewer', 'manager', 'contributor')
          .map((role) => on(thing, role)),
      )
    fc.assert(
      fc.property(fc.array(anyAssignment, { maxLength: 8 }), (assignments) => {
        const expected = (model.entities.project?.roles ?? []).filter((role) =>
          holds(inWorkspace, role, assignments),
        )
        expect(rolesOf(inWorkspace, ...assignments)).toEqual(expected)
      }),
      { numRuns: 1_000 },
    )
  })
})

/** Held here, or some role of the parent that gives this one is held there. */
function holds(path: readonly Resource[], role: string, assignments: readonly RoleAssignment[]): boolean {
  const [thing, ...above] = path
  if (!thing) return false
  if (assignments.some((held) => held.type === thing.type && held.id === thing.id && held.role === role))
    return true
  const giving = model.entities[thing.type]?.inherits[above[0]?.type ?? ''] ?? {}
  return Object.entries(giving).some(
    ([parentRole, given]) => given === role && holds(above, parentRole, assignments),
  )
}
