import { describe, expect, it } from 'vitest'
import { access } from '@/lib/config/access'
import type { ExplainedRole, Explanation } from '@/lib/core/access/explain'
import { neededWords, stepsOf, type Names } from './steps'

const names: Names = {
  person: 'Ada',
  thing: ({ id }) => ({ o: 'Acme', w: 'Marketing', p: 'Website' })[id] ?? id,
  role: ({ role }) => role,
}

const [organization, workspace, project] = [
  { type: 'organization', id: 'o' },
  { type: 'workspace', id: 'w' },
  { type: 'project', id: 'p' },
]

const owner: ExplainedRole = {
  ...{ role: 'owner', kind: 'built-in', from: [{ ...organization, role: 'owner' }] },
  ...{ reach: 'none', gives: false, permissions: [], exclude: [] },
}

function explanation(change: Partial<Explanation>): Explanation {
  const needed = {
    roles: access.entitlements['project:delete']?.roles ?? {},
    flags: [],
    plans: [],
    maxAge: null,
  }
  return {
    ...{ entitlement: 'project:delete', decision: { allowed: true, reasons: [], meta: {} }, isMember: true },
    ...{ layers: [{ name: 'role', denial: null }], flags: [], path: [], ownerId: null },
    ...{ plans: null, needed },
    ...change,
  }
}

describe('stepsOf', () => {
  it('goes from the organization down to the thing, and says where each role comes from', () => {
    const manager = { ...owner, role: 'manager', reach: 'any', gives: true } as const
    const path = [
      { thing: project, roles: [manager] },
      { thing: workspace, roles: [] },
      { thing: organization, roles: [owner] },
    ]
    expect(stepsOf(access, explanation({ path }), names)).toEqual([
      { title: 'Ada is a member', outcome: 'yes', lines: [] },
      {
        title: 'On the organization Acme',
        outcome: 'neutral',
        lines: [{ text: 'owner (given here): does not give it.', outcome: 'neutral' }],
      },
      {
        title: 'On the workspace Marketing',
        outcome: 'neutral',
        lines: [{ text: 'No role here.', outcome: 'neutral' }],
      },
      {
        title: 'On the project Website',
        outcome: 'yes',
        lines: [{ text: 'manager (from owner of Acme): can delete a project.', outcome: 'yes' }],
      },
      { title: 'One of these roles is enough', outcome: 'yes', lines: [] },
    ])
  })

  it('says what a role of the organization’s own grants, and to whom', () => {
    const support = (change: Partial<ExplainedRole>) => ({
      ...{ ...owner, role: 'support', kind: 'custom' as const, permissions: [{ name: 'project:*' }] },
      ...change,
    })
    const lineOf = (role: ExplainedRole, ownerId: string | null = 'u') =>
      stepsOf(access, explanation({ ownerId, path: [{ thing: organization, roles: [role] }] }), names)[1]
        ?.lines[0]?.text
    expect(lineOf(support({ reach: 'own', gives: true }))).toBe(
      'support (given here): can delete a project, by project:*, only what is their own, which this one is.',
    )
    expect(lineOf(support({ reach: 'own' }))).toContain('and this one is not')
    expect(lineOf(support({ reach: 'own' }), null)).toContain('and this is nobody’s')
    expect(lineOf(support({ exclude: ['project:delete'] }))).toBe(
      'support (given here): excludes it, by project:delete.',
    )
  })

  it('names what is missing, and that it is held elsewhere', () => {
    const denied = explanation({ layers: [{ name: 'role', denial: 'hierarchy_denied' }] })
    expect(stepsOf(access, denied, names).at(-1)).toEqual({
      title: 'None of these roles gives it',
      outcome: 'no',
      lines: [
        {
          text: 'Needed is manager of the project, or a role of the organization’s own that grants it.',
          outcome: 'neutral',
        },
        {
          text: 'A role that would give it is held elsewhere in the organization, not here.',
          outcome: 'neutral',
        },
      ],
    })
  })

  it('tells of flags, of plans, of a second factor and of who is no member', () => {
    const { needed } = explanation({})
    const told = stepsOf(
      access,
      explanation({
        isMember: false,
        flags: [{ key: 'beta', on: false, by: 'tenant' }],
        layers: [{ name: 'step-up', denial: 'step_up_required' }],
        plans: { isGated: false, active: [], limits: [] },
        needed: { ...needed, maxAge: 900 },
      }),
      names,
    )
    expect(told.map(({ title, outcome }) => [title, outcome])).toEqual([
      ['Ada is not a member', 'no'],
      ['“beta” is off for this organization', 'no'],
      ['One of these roles is enough', 'yes'],
      ['No plan is needed for it', 'yes'],
      ['A second factor of the last 15 minutes is asked for', 'neutral'],
    ])
  })
})

it('says which roles are needed on what', () => {
  expect(neededWords(access, access.entitlements['project:create']?.roles ?? {})).toBe(
    'admin or editor of the workspace',
  )
  expect(neededWords(access, { organization: ['owner', 'admin'], project: ['manager'] })).toBe(
    'owner or admin of the organization or manager of the project',
  )
  expect(neededWords(access, {})).toBe('a role that the definition does not name')
})
