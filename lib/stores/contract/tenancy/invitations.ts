import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addUser, minute, race, start } from '../samples'
import { addTenant, day, listing, sampleInvitation, type Home } from './samples'
import type { TenancySubject } from './subject'

export function describeInvitations(name: string, subject: () => TenancySubject): void {
  const invited = async (over: Parameters<typeof sampleInvitation>[1] = {}) => {
    const home = await addTenant(subject())
    const invitation = sampleInvitation(home, over)
    expect(await home.within(({ invitations }) => invitations.create(invitation))).toBe(true)
    const person = {
      userId: (await addUser(subject().stores)).id,
      email: invitation.email,
      at: start + minute,
    }
    return { home, invitation, person }
  }
  const create = (home: Home, over: Parameters<typeof sampleInvitation>[1]) =>
    home.within(({ invitations }) => invitations.create(sampleInvitation(home, over)))

  describe(name, () => {
    test('are found by id, by address and by their token', async () => {
      const { home, invitation } = await invited()
      const row = { ...invitation, acceptedAt: null, acceptedBy: null, revokedAt: null }
      await home.within(async ({ invitations }) => {
        expect(await invitations.find(invitation.id)).toEqual(row)
        expect(await invitations.findOpen(invitation.email.toUpperCase())).toEqual(row)
        expect(await invitations.findOpen('nobody@example.com')).toBeNull()
      })
      const found = await subject().tenancy.directory.findInvitation(invitation.tokenHash)
      expect(found).toEqual({ invitation: row, tenant: await home.within(({ tenant }) => tenant.read()) })
      expect(await subject().tenancy.directory.findInvitation('unknown')).toBeNull()
    })

    test('one is open for an address, in one tenant, also when 50 are made at once', async () => {
      const { tenancy, other } = subject()
      const { home, invitation } = await invited()
      expect(await create(home, { email: invitation.email })).toBe(false)
      expect(await create(await addTenant(subject()), { email: invitation.email })).toBe(true)
      const made = await race(50, [tenancy, other.tenancy], (instance) =>
        instance.inTenant(home.id, ({ invitations }) =>
          invitations.create(sampleInvitation(home, { email: 'grace@example.com' })),
        ),
      )
      expect(made.filter(Boolean)).toHaveLength(1)
    })

    test('a new one takes the place of one that has expired, been revoked or been accepted', async () => {
      const { home, invitation, person } = await invited()
      const { email, expiresAt } = invitation
      expect(await create(home, { email, createdAt: expiresAt - 1 })).toBe(false)
      expect(await create(home, { email, createdAt: expiresAt, expiresAt: expiresAt + day })).toBe(true)
      await home.within(async ({ invitations }) => {
        expect((await invitations.find(invitation.id))?.revokedAt).toBe(expiresAt)
        expect(await invitations.claim(invitation.tokenHash, person)).toBeNull()
        const second = await invitations.findOpen(email)
        expect(await invitations.revoke(second?.id ?? '', start)).toBe(true)
        expect(await invitations.findOpen(email)).toBeNull()
      })
      expect(await create(home, { email })).toBe(true)
    })

    test('are accepted once, by the address they name, in time', async () => {
      const { home, invitation, person } = await invited()
      await home.within(async ({ invitations }) => {
        const { tokenHash, expiresAt } = invitation
        expect(await invitations.claim('unknown', person)).toBeNull()
        expect(await invitations.claim(tokenHash, { ...person, email: 'other@example.com' })).toBeNull()
        expect(await invitations.claim(tokenHash, { ...person, at: expiresAt })).toBeNull()
        const claimed = await invitations.claim(tokenHash, { ...person, at: expiresAt - 1 })
        expect(claimed).toEqual({
          ...invitation,
          acceptedAt: expiresAt - 1,
          acceptedBy: person.userId,
          revokedAt: null,
        })
        expect(await invitations.claim(tokenHash, person)).toBeNull()
        expect(await invitations.revoke(invitation.id, start)).toBe(false)
        expect(
          await invitations.renew(invitation.id, { tokenHash: 'new', expiresAt, invitedBy: person.userId }),
        ).toBeNull()
      })
    })

    test('PRV-4 of 50 that accept at once exactly one does', async () => {
      const { tenancy, other } = subject()
      const { home, invitation, person } = await invited()
      const claims = await race(50, [tenancy, other.tenancy], (instance) =>
        instance.inTenant(home.id, ({ invitations }) => invitations.claim(invitation.tokenHash, person)),
      )
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1)
    })

    test('a new link kills the old one, and is its sender’s', async () => {
      const { home, invitation, person } = await invited()
      const invitedBy = person.userId
      const link = { tokenHash: `new-${invitation.id}`, expiresAt: start + 9 * day, invitedBy }
      await home.within(async ({ invitations }) => {
        expect(await invitations.renew(invitation.id, link)).toMatchObject(link)
        expect(await invitations.claim(invitation.tokenHash, person)).toBeNull()
        expect(await invitations.claim(link.tokenHash, { ...person, at: start + 8 * day })).not.toBeNull()
        expect(await invitations.renew(randomUUID(), link)).toBeNull()
      })
    })

    test('of a revoked one nothing is left to accept', async () => {
      const { home, invitation, person } = await invited()
      await home.within(async ({ invitations }) => {
        expect(await invitations.revoke(invitation.id, start)).toBe(true)
        expect(await invitations.revoke(invitation.id, start)).toBe(false)
        expect(await invitations.claim(invitation.tokenHash, person)).toBeNull()
        const link = { tokenHash: 'n', expiresAt: start + day, invitedBy: person.userId }
        expect(await invitations.renew(invitation.id, link)).toBeNull()
      })
    })

    test('are listed by state, and counted and moved by the role they name', async () => {
      const { home, invitation, person } = await invited()
      const [open, revoked] = [
        sampleInvitation(home, { role: 'auditor' }),
        sampleInvitation(home, { role: 'auditor' }),
      ]
      await home.within(async ({ invitations }) => {
        for (const one of [open, revoked]) await invitations.create(one)
        await invitations.revoke(revoked.id, start)
        await invitations.claim(invitation.tokenHash, person)
        const ids = async (status?: 'open' | 'accepted' | 'revoked') =>
          (await invitations.list({ ...listing('createdAt'), ...(status && { status }) })).map(({ id }) => id)
        expect(await ids('open')).toEqual([open.id])
        expect(await ids('accepted')).toEqual([invitation.id])
        expect(await ids('revoked')).toEqual([revoked.id])
        expect(await ids()).toHaveLength(3)
        expect(await invitations.countOpenWithRole('auditor')).toBe(1)
        expect(await invitations.replaceRole('auditor', 'member')).toBe(1)
        expect((await invitations.find(open.id))?.role).toBe('member')
        expect((await invitations.find(revoked.id))?.role).toBe('auditor')
      })
    })
  })
}
