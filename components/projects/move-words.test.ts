import { expect, it } from 'vitest'
import { moveWords } from './move-words'

const person = (name: string) => ({ userId: name, name, email: `${name}@example.com` })

it('says that nothing changes when nothing does', () => {
  expect(moveWords({ loses: [], gains: [], changes: [] })).toEqual(['Nobody’s rights change.'])
})

it('names who loses, gains and changes what, the losses first', () => {
  const lines = moveWords({
    gains: [{ ...person('Cleo'), role: 'viewer' }],
    loses: [
      { ...person('Ada'), role: 'manager' },
      { ...person(''), role: 'viewer' },
    ],
    changes: [{ ...person('Bo'), before: 'contributor', after: 'viewer' }],
  })
  expect(lines).toEqual([
    '2 people lose access: Ada (Manager) and @example.com (Viewer).',
    '1 person gains access: Cleo (Viewer).',
    '1 person gets another role: Bo (Contributor → Viewer).',
  ])
})

it('counts those that there is no room for', () => {
  const gains = Array.from({ length: 8 }, (_, at) => ({ ...person(`P${at}`), role: 'viewer' }))
  const [line] = moveWords({ loses: [], gains, changes: [] })
  expect(line).toContain('8 people gain access')
  expect(line).toMatch(/P4 \(Viewer\), and 3 more\.$/)
})
