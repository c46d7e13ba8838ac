import { describe, expect, it } from 'vitest'
import { defineAccess } from '@/lib/core/access/define-access'
import { actWords, changeWords, isNoticed } from './change-words'

const model = defineAccess({
  entities: {
    organization: { roles: ['owner', 'member'] },
    project: { roles: ['manager'], inherits: { 'organization:owner': 'manager' } },
  },
  entitlements: {
    'project:update': { roles: ['manager'], title: 'change a project' },
    'file:read': { roles: ['owner', 'member', 'manager'], title: 'read a file' },
    'file:purge': { roles: ['owner'] },
  },
  plans: {},
})

describe('changeWords', () => {
  const change = { entitlement: 'project:update', on: ['project'] }

  it('is the act alone where all of it comes or goes', () => {
    expect(changeWords(model, { ...change, from: 'none', to: 'any' })).toBe('change a project')
    expect(changeWords(model, { ...change, from: 'own', to: 'none' })).toBe('change a project')
  })

  it('says what remains or is added for rows of one’s own', () => {
    expect(changeWords(model, { ...change, from: 'any', to: 'own' })).toBe(
      'change a project, except their own',
    )
    expect(changeWords(model, { ...change, from: 'none', to: 'own' })).toBe(
      'change a project, only their own',
    )
    expect(changeWords(model, { ...change, from: 'own', to: 'any' })).toBe(
      'change a project, also those of others',
    )
  })

  it('names the kind of thing when it is not all of them', () => {
    const read = { entitlement: 'file:read', from: 'none', to: 'any' } as const
    expect(changeWords(model, { ...read, on: ['project'] })).toBe('read a file on projects')
    expect(changeWords(model, { ...read, on: ['organization', 'project'] })).toBe('read a file')
  })
})

describe('isNoticed', () => {
  it('is false where nobody asks', () => {
    const change = { entitlement: 'project:update', from: 'none', to: 'any' } as const
    expect(isNoticed(model, { ...change, on: ['organization'] })).toBe(false)
    expect(isNoticed(model, { ...change, on: ['organization', 'project'] })).toBe(true)
  })
})

describe('actWords', () => {
  it('has words for what has no title, and for what is no entitlement', () => {
    expect(actWords(model, 'file:purge')).toBe('use file:purge')
    expect(actWords(model, 'constructor')).toBe('use constructor')
  })
})
