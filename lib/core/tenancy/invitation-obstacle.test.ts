import { describe, expect, it } from 'vitest'
import { obstacleTo, type Acceptance } from './invitation-obstacle'

const open: Acceptance = {
  invitation: { email: 'ada@example.com', expiresAt: 1_000, acceptedAt: null, revokedAt: null },
  tenant: { deletedAt: null, seatLimit: 3, requireMfa: true },
  members: 2,
  isBacked: true,
  person: { email: 'ada@example.com', emailVerified: true, fva: 1 },
  now: 999,
}
const person = (change: Partial<NonNullable<Acceptance['person']>>) => ({
  ...{ email: 'ada@example.com', emailVerified: true, fva: 1 },
  ...change,
})
const of = (change: Partial<Acceptance>) => obstacleTo({ ...open, ...change })

describe('obstacleTo', () => {
  it('PRV-4 twin: leaves the way free for the invited and verified address', () => {
    expect(of({})).toBeNull()
    expect(
      of({ tenant: { deletedAt: null, seatLimit: null, requireMfa: false }, person: person({ fva: null }) }),
    ).toBeNull()
  })

  it('PRV-4 stops whoever is not meant, or is not proven to be', () => {
    expect(of({ person: person({ email: 'eve@example.com' }) })).toBe('other_address')
    expect(of({ person: person({ emailVerified: false }) })).toBe('unverified')
    expect(of({ person: null })).toBe('signed_out')
  })

  it.each([
    ['expired', { now: 1_000 }],
    ['accepted', { invitation: { ...open.invitation, acceptedAt: 5 } }],
    ['revoked', { invitation: { ...open.invitation, revokedAt: 5 } }],
    ['of a deleted tenant', { tenant: { ...open.tenant, deletedAt: 5 } }],
    ['of an inviter who can’t give the role any more', { isBacked: false }],
  ])('is gone when %s, whoever asks', (_, change) => {
    expect(of(change)).toBe('gone')
    expect(of({ ...change, person: null, members: 9 })).toBe('gone')
  })

  it('tells of a full tenant before anybody signs up for it, but not to others', () => {
    expect(of({ members: 3 })).toBe('no_seat')
    expect(of({ members: 3, person: null })).toBe('no_seat')
    expect(of({ members: 3, person: person({ email: 'eve@example.com' }) })).toBe('other_address')
  })

  it('asks for a second factor where the tenant does', () => {
    expect(of({ person: person({ fva: null }) })).toBe('mfa_required')
  })
})
