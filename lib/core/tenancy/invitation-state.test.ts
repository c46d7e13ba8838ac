import { expect, it } from 'vitest'
import { invitationState } from './invitation-state'

const open = { expiresAt: 1_000, acceptedAt: null, revokedAt: null }

it('waits until the very moment it expires', () => {
  expect(invitationState(open, 999)).toBe('pending')
  expect(invitationState(open, 1_000)).toBe('expired')
})

it('stays what became of it first', () => {
  expect(invitationState({ ...open, acceptedAt: 500 }, 2_000)).toBe('accepted')
  expect(invitationState({ ...open, revokedAt: 500 }, 2_000)).toBe('revoked')
  expect(invitationState({ ...open, acceptedAt: 500, revokedAt: 600 }, 700)).toBe('accepted')
})
