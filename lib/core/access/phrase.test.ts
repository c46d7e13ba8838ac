import { describe, expect, it } from 'vitest'
import { phraseOf } from './phrase'
import { roleWords } from './role-words'
import { model } from './test-model'

describe('phraseOf', () => {
  it.each([
    ['project:delete', 'role_required', {}, 'Only managers can delete a project.'],
    ['project:update', 'role_required', {}, 'Only managers and contributors can change a project.'],
    [
      'tenant:update',
      'role_required',
      { requiredRoles: ['owner'] },
      'Only owners can change the organization.',
    ],
    ['workspace:update', 'role_required', {}, 'Only workspace admins can use workspace:update.'],
    [
      ...['project:delete', 'hierarchy_denied', {}],
      'Only managers can delete a project, and here you are not one of them.',
    ],
    ['ai:generate', 'plan_required', {}, 'To use ai:generate you need the Pro plan.'],
    [
      'ai:generate',
      'plan_required',
      { requiredPlans: ['free', 'pro'] },
      'To use ai:generate you need the free or Pro plan.',
    ],
    ['project:read', 'plan_required', {}, 'To see a project you need another plan.'],
    ['project:read', 'limit_reached', {}, 'You can’t see a project again: the limit is reached.'],
    ['project:read', 'flag_disabled', {}, 'It is not possible yet to see a project here.'],
    [
      ...['project:read', 'step_up_required', { maxAge: 300 }],
      'To see a project you must have given a second factor in the last 5 minutes, and that is not possible here yet.',
    ],
    [
      ...['project:read', 'step_up_required', {}],
      'To see a project you must have given a second factor, and that is not possible here yet.',
    ],
    ['project:read', 'not_authenticated', {}, 'Sign in to see a project.'],
    ['project:read', undefined, {}, 'You can’t see a project.'],
    ['project:raed', 'role_required', {}, 'Only others can use project:raed.'],
  ] as const)('%s, %s, %o', (name, reason, meta, phrase) => {
    expect(phraseOf(model, name, reason, meta)).toBe(phrase)
  })

  it('says when a limit ends', () => {
    const limit = { key: 'l', max: 1, consumed: 1, remaining: 0, resetsAt: '2027-02-01T00:00:00.000Z' }
    expect(phraseOf(model, 'project:read', 'limit_reached', { limit })).toBe(
      'You can’t see a project again before February 1, 2027: the limit is reached.',
    )
  })
})

describe('roleWords', () => {
  it.each([
    [['owner', 'organization:admin', 'member'], 'owners, admins, and members'],
    [['admin'], 'admins'],
    [['workspace:admin', 'project:viewer'], 'workspace admins and project viewers'],
    [
      ['owner', 'admin', 'member', 'editor', 'viewer', 'keeper', 'manager', 'contributor'],
      'people with a role here',
    ],
  ])('%o: %s', (roles, words) => {
    expect(roleWords(model, roles)).toBe(words)
  })

  it('knows how more than one are called', () => {
    const roles = ['deputy', 'boss', 'coach', 'envoy']
    const named = { ...model, entities: { team: { type: 'team', roles: [...roles, 'x'], inherits: {} } } }
    expect(roleWords(named, roles)).toBe('deputies, bosses, coaches, and envoys')
  })
})
