import { describe, expect, it } from 'vitest'
import { phraseOf } from '@/lib/core/access/phrase'
import { access } from './access'

/** The starter's catalogue, as its API document promises it. */
const promised = {
  'tenant:update': { organization: ['owner', 'admin'] },
  'members:manage': { organization: ['owner', 'admin'] },
  'members:invite': { organization: ['owner', 'admin'] },
  'workspace:create': { organization: ['owner', 'admin'] },
  'api-keys:manage': { organization: ['owner', 'admin'] },
  'audit:read': { organization: ['owner', 'admin'] },
  'roles:manage': { organization: ['owner', 'admin'] },
  'tenant:delete': { organization: ['owner'] },
  'billing:manage': { organization: ['owner'] },
  'workspace:update': { workspace: ['admin'] },
  'workspace:delete': { workspace: ['admin'] },
  'project:create': { workspace: ['admin', 'editor'] },
  'project:update': { project: ['manager', 'contributor'] },
  'project:delete': { project: ['manager'] },
  'project:move': { project: ['manager'] },
  'ai:generate': { project: ['manager', 'contributor'] },
}
const anybody = {
  organization: ['owner', 'admin', 'member'],
  workspace: ['admin', 'editor', 'viewer'],
  project: ['manager', 'contributor', 'viewer'],
}

describe('the starter’s catalogue', () => {
  it('gives each act to the roles that it promises, and knows no other', () => {
    const given = Object.fromEntries(
      Object.values(access.entitlements).map(({ name, roles }) => [name, roles]),
    )
    expect(given).toEqual({ ...promised, 'project:read': anybody, 'export:pdf': anybody })
  })

  it('sells what it promises with its plans', () => {
    const gated = Object.values(access.entitlements).filter(({ plans }) => plans.length > 0)
    expect(gated.map(({ name, plans }) => [name, plans])).toEqual([
      ['roles:manage', ['pro', 'enterprise']],
      ['export:pdf', ['pro', 'enterprise']],
    ])
    for (const { name, plans } of gated) {
      const listed = Object.values(access.plans).filter(({ features }) => features.includes(name))
      expect(listed.map(({ key }) => key)).toEqual(plans)
    }
    const limits = Object.values(access.plans).map(({ key, limits }) => [
      key,
      limits.map(({ gates, max }) => [gates, max]),
    ])
    expect(Object.fromEntries(limits)).toEqual({
      free: [
        ['ai:generate', 10],
        ['members:invite', 5],
      ],
      pro: [
        ['ai:generate', 1_000],
        ['members:invite', 50],
      ],
      enterprise: [],
      'ai-boost': [['ai:generate', 5_000]],
      'extra-invites': [['members:invite', 25]],
    })
  })

  it('has a phrase for every act', () => {
    expect(phraseOf(access, 'project:delete', 'role_required')).toBe('Only managers can delete a project.')
    for (const { name, title } of Object.values(access.entitlements)) {
      expect(title).not.toBeNull()
      expect(phraseOf(access, name, 'role_required')).not.toContain(name)
    }
  })
})
