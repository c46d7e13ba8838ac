import { describe, expect, it } from 'vitest'
import { invitationWords, type Invitation } from './invitation'

const states = [
  'ready',
  'no_account',
  'signed_out',
  'other_address',
  'unverified',
  'mfa_required',
  'no_seat',
] as const
const about = (state: Invitation['state'], invitedBy = 'Grace Hopper'): Invitation => ({
  ...{ state, invitedBy, organization: 'Acme', email: 'ada@example.com', role: 'Admin' },
  expiresAt: '2026-11-28T09:41:00.000Z',
})

describe('invitationWords', () => {
  it('says each case in its own words', () => {
    const said = states.map((state) =>
      Object.values(invitationWords(about(state), 'eve@example.com')).join(' '),
    )
    expect(new Set(said).size).toBe(states.length)
  })

  it('says both addresses where they differ, and the one to use where there is none yet', () => {
    expect(invitationWords(about('other_address'), 'eve@example.com').sentence).toMatch(/ada@.*eve@/)
    for (const state of ['no_account', 'signed_out'] as const)
      expect(invitationWords(about(state), null).sentence).toContain('ada@example.com')
  })

  it('does without the name of whoever invited', () => {
    for (const state of states)
      expect(invitationWords(about(state, ''), null).sentence).not.toMatch(/^\s|  |Ask to/)
  })
})
