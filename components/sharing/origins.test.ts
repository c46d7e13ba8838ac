import { describe, expect, it } from 'vitest'
import { directRole, type Holder } from './holder'
import { originsOf } from './origins'

const thing = { type: 'project', id: 'p', name: 'Website' } as const
const places = [
  { type: 'workspace', id: 'w', name: 'Design', href: '/t/acme/workspaces/w/people' },
  { type: 'organization', id: 'o', name: 'Acme', href: '/t/acme/team' },
]
const holder: Holder = {
  ...{ userId: 'u', name: 'Ada', email: 'ada@example.com', role: 'contributor' },
  roles: [
    {
      ...{ role: 'contributor', inherited: true },
      from: [{ type: 'workspace', id: 'w', role: 'editor' }],
    },
    {
      ...{ role: 'viewer', inherited: false },
      from: [
        { type: 'workspace', id: 'w', role: 'editor' },
        { type: 'organization', id: 'o', role: 'member' },
        { type: 'project', id: 'p', role: 'viewer' },
      ],
    },
  ],
}

describe('originsOf', () => {
  it('names each origin once, what was given here first, the others with the page where they are given', () => {
    expect(originsOf(holder, thing, places)).toEqual([
      { words: 'Viewer, given here', href: null },
      { words: 'Editor of Design', href: '/t/acme/workspaces/w/people' },
      { words: 'Member of Acme', href: '/t/acme/team' },
    ])
  })

  it('gives away no name of a place that the person may not see', () => {
    const [, fromWorkspace] = originsOf(holder, thing, [])
    expect(fromWorkspace).toEqual({ words: 'Editor of the workspace', href: null })
  })
})

describe('directRole', () => {
  it('is what was given on the thing itself', () => {
    expect(directRole(holder, thing)).toBe('viewer')
  })

  it('is nothing for who holds all from above', () => {
    expect(directRole({ ...holder, roles: holder.roles.slice(0, 1) }, thing)).toBeNull()
  })

  it('does not take a thing of another type with the same id for it', () => {
    expect(directRole(holder, { ...thing, type: 'workspace' })).toBeNull()
  })
})
