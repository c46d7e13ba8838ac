import { describe, expect, it } from 'vitest'
import { draftFromForm, draftOf, grantOfDraft, isSameDraft, reachIn } from './grant-draft'

const grant = {
  permissions: [{ name: 'project:*' }, { name: 'workspace:update', ownership: true }],
  exclude: ['project:delete'],
}

describe('a draft of a grant', () => {
  it('is the grant again', () => {
    expect(draftOf(grant)).toEqual({
      'project:*': 'any',
      'workspace:update': 'own',
      'project:delete': 'excluded',
    })
    expect(grantOfDraft(draftOf(grant))).toEqual(grant)
  })

  it('does not grant what is granted and excluded at once', () => {
    const both = { permissions: [{ name: 'project:read' }], exclude: ['project:read'] }
    expect(grantOfDraft(draftOf(both))).toEqual({ permissions: [], exclude: ['project:read'] })
  })

  it('is read from its form, without other fields and unknown choices', () => {
    const form: [string, unknown][] = [
      ['title', 'any'],
      ['grant.project:*', 'own'],
      ['grant.ai:generate', 'none'],
      ['grant.tenant:update', 'owner'],
    ]
    expect(draftFromForm(form)).toEqual({ 'project:*': 'own', 'ai:generate': 'none' })
  })

  it('is the same in another order, and where it says nothing', () => {
    expect(isSameDraft({ a: 'any', b: 'own' }, { b: 'own', a: 'any', c: 'none' })).toBe(true)
    expect(isSameDraft({ a: 'any' }, { a: 'own' })).toBe(false)
    expect(isSameDraft({ a: 'any' }, { a: 'any', b: 'any' })).toBe(false)
  })
})

describe('reachIn', () => {
  const draft = draftOf(grant)

  it('names the pattern that grants', () => {
    expect(reachIn(draft, 'project:update')).toEqual({ reach: 'any', by: ['project:*'] })
    expect(reachIn(draft, 'workspace:update')).toEqual({ reach: 'own', by: ['workspace:update'] })
  })

  it('names the pattern that excludes, whatever grants', () => {
    expect(reachIn(draft, 'project:delete')).toEqual({ reach: 'none', by: ['project:delete'] })
  })

  it('names none where nothing is said', () => {
    expect(reachIn(draft, 'ai:generate')).toEqual({ reach: 'none', by: [] })
  })
})
