import { describe, expect, it } from 'vitest'
import { createTestAuth } from '@/e2e/harness/test-auth'
import {
  accessEvents,
  bob,
  enter,
  eve,
  invitationToken,
  invited,
  joinTenant,
  memberOf,
  newTenant,
} from '@/e2e/harness/tenants'
import { invitationTtlMs } from '@/lib/core/tenancy/invitation-state'

const zoe = 'zoe@example.com'

async function acme() {
  const world = createTestAuth()
  const owner = await newTenant(world)
  const { tenant } = owner
  const set = (change: { seatLimit?: number; requireMfa?: boolean }) =>
    world.tenancy.inTenant(tenant.id, (stores) => stores.tenant.update(change))
  const preview = async (token: string, browser = world.browser()) =>
    browser.get(`/api/invitations/preview?${new URLSearchParams({ token })}`)
  return { world, owner, tenant, set, preview }
}

describe('POST /api/invitations/accept', () => {
  it('lets the invited person in, with the role, and does not switch', async () => {
    const { world, owner, tenant } = await acme()
    const token = await invited(world, owner.browser, zoe, 'admin')
    const { browser, user } = await world.signUpVerified(zoe)
    const answer = await browser.post('/api/invitations/accept', { token })
    expect([answer.status, answer.json()]).toEqual([
      200,
      { tenantId: tenant.id, slug: tenant.slug, role: 'admin' },
    ])
    expect((await browser.get('/api/members')).code).toBe('NO_TENANT')
    await enter(browser, tenant.id)
    expect(await memberOf(browser, user.id)).toMatchObject({ email: zoe, roles: ['admin'] })
    expect(world.audit.at(-1)).toMatchObject({
      action: 'invitation.accept',
      actorId: user.id,
      data: { role: 'admin', invitedBy: owner.userId, new: true },
    })
    expect(accessEvents(world).at(-1)).toEqual(['membership_changed', user.id])
  })

  it('PRV-4 works once', async () => {
    const { world, owner } = await acme()
    const token = await invited(world, owner.browser, zoe)
    const { browser } = await world.signUpVerified(zoe)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => browser.post('/api/invitations/accept', { token })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(410)])
    expect(world.audit.filter(({ action }) => action === 'invitation.accept')).toHaveLength(1)
  })

  it('PRV-4 is refused to every other address, which leaves it whole', async () => {
    const { world, owner } = await acme()
    const token = await invited(world, owner.browser, zoe)
    for (const email of [eve, 'zoe@example.org', 'zoe+1@example.com']) {
      const { browser } = await world.signUpVerified(email)
      const answer = await browser.post('/api/invitations/accept', { token })
      expect([answer.status, answer.code], email).toEqual([403, 'INVITATION_OTHER_ADDRESS'])
    }
    const { browser } = await world.signUpVerified(zoe)
    expect((await browser.post('/api/invitations/accept', { token })).status).toBe(200)
  })

  it('PRV-4 is refused to the right address as long as it is not verified', async () => {
    const world = createTestAuth({ emailVerification: { enabled: true, required: false } })
    const owner = await newTenant(world)
    const token = await invited(world, owner.browser, zoe)
    const browser = world.browser()
    await browser.post('/api/auth/signup', { email: zoe, password: 'tangerine lamp over the sea' })
    const answer = await browser.post('/api/invitations/accept', { token })
    expect([answer.status, answer.code]).toEqual([403, 'EMAIL_NOT_VERIFIED'])
    await browser.post('/api/auth/verify-email', { token: world.mailedToken('verify-email', zoe) })
    expect((await browser.post('/api/invitations/accept', { token })).status).toBe(200)
  })

  it('PRV-4 twin: finds the address however it was typed', async () => {
    const { world, owner } = await acme()
    const token = await invited(world, owner.browser, zoe)
    const { browser } = await world.signUpVerified(zoe)
    expect(
      (await owner.browser.post('/api/invitations', { email: ' ZOE@Example.COM ', role: 'member' })).code,
    ).toBe('CONFLICT')
    expect((await browser.post('/api/invitations/accept', { token })).status).toBe(200)
  })

  it('is gone when it has expired, in the very moment', async () => {
    const { world, owner } = await acme()
    const token = await invited(world, owner.browser, zoe)
    world.clock.advance(`${invitationTtlMs - 1}ms`)
    const { browser } = await world.signUpVerified(zoe)
    world.clock.advance('1ms')
    const answer = await browser.post('/api/invitations/accept', { token })
    expect([answer.status, answer.code]).toEqual([410, 'INVITATION_GONE'])
  })

  it('is gone alike for a token that never was', async () => {
    const { world, owner } = await acme()
    const token = await invited(world, owner.browser, zoe)
    const { browser } = await world.signUpVerified(zoe)
    await browser.post('/api/invitations/accept', { token })
    const seen = async (tried: string) => {
      const { status, text } = await browser.post('/api/invitations/accept', { token: tried })
      return [status, text]
    }
    expect(await seen(token)).toEqual(await seen('x'.repeat(43)))
  })

  it('PRV-2 gives nothing that its inviter could not give any more', async () => {
    const { world, owner, tenant } = await acme()
    const admin = await joinTenant(world, owner.browser, bob, 'admin')
    const token = await invited(world, admin.browser, zoe, 'admin')
    const { browser, user } = await world.signUpVerified(zoe)
    const { id } = await memberOf(owner.browser, admin.userId)
    for (const step of [
      () => owner.browser.patch(`/api/members/${id}`, { role: 'member' }),
      () => owner.browser.delete(`/api/members/${id}`),
    ]) {
      expect((await step()).status).toBeLessThan(300)
      expect((await browser.post('/api/invitations/accept', { token })).code).toBe('INVITATION_GONE')
    }
    expect(await world.tenancy.directory.membership(user.id, tenant.id)).toBeNull()
  })

  it('PRV-2 twin: works again once somebody else has sent it', async () => {
    const { world, owner } = await acme()
    const admin = await joinTenant(world, owner.browser, bob, 'admin')
    await invited(world, admin.browser, zoe, 'admin')
    const { items } = (await owner.browser.get('/api/invitations')).json<{ items: { id: string }[] }>()
    await owner.browser.delete(`/api/members/${(await memberOf(owner.browser, admin.userId)).id}`)
    await owner.browser.post(`/api/invitations/${items[0]?.id}/resend`)
    const { browser } = await world.signUpVerified(zoe)
    const token = invitationToken(world, zoe)
    expect((await browser.post('/api/invitations/accept', { token })).json()).toMatchObject({ role: 'admin' })
  })

  it('finds no seat in a full organization, and one when somebody leaves', async () => {
    const { world, owner, set } = await acme()
    const member = await joinTenant(world, owner.browser, bob)
    const token = await invited(world, owner.browser, zoe)
    const { browser } = await world.signUpVerified(zoe)
    await set({ seatLimit: 2 })
    const full = await browser.post('/api/invitations/accept', { token })
    expect([full.status, full.code]).toEqual([409, 'NO_SEAT'])
    await member.browser.delete(`/api/members/${(await memberOf(owner.browser, member.userId)).id}`)
    expect((await browser.post('/api/invitations/accept', { token })).status).toBe(200)
  })

  it('asks for a second factor where the organization does', async () => {
    const { world, owner, set } = await acme()
    const token = await invited(world, owner.browser, zoe)
    const { browser, user } = await world.signUpVerified(zoe)
    await set({ requireMfa: true })
    expect((await browser.post('/api/invitations/accept', { token })).code).toBe('MFA_REQUIRED')
    const [session] = await world.stores.sessions.listActiveSessions(user.id, world.clock.now())
    await world.stores.sessions.updateSession(session?.id ?? '', { factorVerifiedAt: world.clock.now() })
    world.clock.advance('11s')
    await browser.post('/api/auth/refresh')
    expect((await browser.post('/api/invitations/accept', { token })).status).toBe(200)
  })

  it('changes no role of somebody who is in already', async () => {
    const { world, owner, tenant } = await acme()
    const token = await invited(world, owner.browser, zoe, 'admin')
    const { browser, user } = await world.signUpVerified(zoe)
    const at = world.clock.now()
    await world.tenancy.inTenant(tenant.id, ({ members }) =>
      members.add({ id: crypto.randomUUID(), userId: user.id, role: 'member', at }),
    )
    const answer = await browser.post('/api/invitations/accept', { token })
    expect(answer.json()).toMatchObject({ role: 'member' })
    expect((await memberOf(owner.browser, user.id)).roles).toEqual(['member'])
  })

  it('AUD-4 lets nobody in whose line can not be written', async () => {
    const { world, owner, tenant } = await acme()
    const token = await invited(world, owner.browser, zoe)
    const { browser, user } = await world.signUpVerified(zoe)
    world.breakAudit('invitation.accept')
    expect((await browser.post('/api/invitations/accept', { token })).status).toBe(500)
    expect(await world.tenancy.directory.membership(user.id, tenant.id)).toBeNull()
    world.breakAudit('')
    expect((await browser.post('/api/invitations/accept', { token })).status).toBe(200)
  })
})

describe('GET /api/invitations/preview', () => {
  it('tells who holds the link what it is about, and what comes first', async () => {
    const { world, owner, set, preview } = await acme()
    const token = await invited(world, owner.browser, zoe, 'admin')
    const about = { organization: 'Acme', invitedBy: 'Ada', email: zoe, role: 'Admin' }
    const answer = await preview(token)
    expect(answer.json()).toEqual({
      ...{ ...about, state: 'no_account' },
      expiresAt: new Date(world.clock.now() + invitationTtlMs).toISOString(),
    })
    const state = async (browser = world.browser()) =>
      (await preview(token, browser)).json<{ state: string }>().state
    await world.browser().post('/api/auth/signup', { email: zoe, password: 'a kettle on the windowsill' })
    expect(await state()).toBe('no_account')
    const { browser } = await world.signUpVerified(zoe)
    expect(await state()).toBe('signed_out')
    expect(await state(owner.browser)).toBe('other_address')
    expect(await state(browser)).toBe('ready')
    await set({ requireMfa: true })
    expect(await state(browser)).toBe('mfa_required')
    await set({ seatLimit: 1 })
    expect(await state(browser)).toBe('no_seat')
    expect(await state()).toBe('no_seat')
  })

  it('PRV-4 tells nothing of one that is gone, or never was', async () => {
    const { world, owner, tenant, preview } = await acme()
    const token = await invited(world, owner.browser, zoe)
    const nobody = await preview('x'.repeat(43))
    expect([nobody.status, nobody.code]).toEqual([410, 'INVITATION_GONE'])
    world.clock.advance(`${invitationTtlMs}ms`)
    const expired = await preview(token)
    expect([expired.status, expired.text]).toEqual([410, nobody.text])
    expect(nobody.text).not.toContain(tenant.slug)
  })

  it('changes nothing, however often it is looked at', async () => {
    const { world, owner, preview } = await acme()
    const token = await invited(world, owner.browser, zoe)
    const lines = world.audit.length
    for (let at = 0; at < 5; at++) expect((await preview(token)).status).toBe(200)
    expect(world.audit).toHaveLength(lines)
    const { browser } = await world.signUpVerified(zoe)
    expect((await browser.post('/api/invitations/accept', { token })).status).toBe(200)
  })
})
