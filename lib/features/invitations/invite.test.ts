import { describe, expect, it } from 'vitest'
import { createTestAuth } from '@/e2e/harness/test-auth'
import { bob, eve, invitationToken, joinTenant, newTenant } from '@/e2e/harness/tenants'
import { invitationTtlMs } from '@/lib/core/tenancy/invitation-state'

type Item = { id: string; email: string; role: string; status: string }
const zoe = 'zoe@example.com'

async function acme() {
  const world = createTestAuth()
  const owner = await newTenant(world)
  const admin = await joinTenant(world, owner.browser, bob, 'admin')
  const member = await joinTenant(world, owner.browser, eve)
  const invite = (email: string, role = 'member', as = admin) =>
    as.browser.post('/api/invitations', { email, role })
  const list = async (query = '') =>
    (await admin.browser.get(`/api/invitations${query}`)).json<{ items: Item[] }>().items
  return { world, owner, admin, member, invite, list }
}

describe('POST /api/invitations', () => {
  it('mails a link that is built from APP_URL, and answers without it', async () => {
    const { world, admin, invite } = await acme()
    const answer = await invite(' ZOE@Example.com ')
    expect(answer.status).toBe(201)
    expect(answer.json()).toEqual({
      ...{ id: expect.any(String) as string, email: zoe, role: 'member', status: 'pending' },
      invitedBy: { userId: admin.userId, name: 'Ada' },
      createdAt: new Date(world.clock.now()).toISOString(),
      expiresAt: new Date(world.clock.now() + invitationTtlMs).toISOString(),
    })
    const token = invitationToken(world, zoe)
    expect(world.mails.at(-1)).toEqual({
      ...{ kind: 'invitation', to: zoe, organization: 'Acme', inviter: 'Ada', role: 'Member' },
      ...{ link: `https://app.example.com/invite/${token}`, expiresInMs: invitationTtlMs },
    })
    expect(answer.text).not.toContain(token)
    expect(world.audit.at(-1)).toMatchObject({
      action: 'invitation.create',
      actorId: admin.userId,
      data: { after: { email: zoe, role: 'member' } },
    })
  })

  it('INJ-6 asks no header what its link begins with', async () => {
    const { world, admin } = await acme()
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' }
    await admin.browser.send('POST', '/api/invitations', { body: { email: zoe, role: 'member' }, headers })
    const mail = world.mails.at(-1)
    expect(mail && 'link' in mail && mail.link).toMatch(/^https:\/\/app\.example\.com\/invite\/[\w-]{43}$/)
  })

  it('PRV-2 gives no role above the inviter’s own', async () => {
    const { world, admin, member, invite, list } = await acme()
    const before = world.mails.length
    for (const [as, role] of [
      [admin, 'owner'],
      [member, 'member'],
    ] as const) {
      const answer = await invite(zoe, role, as)
      expect([answer.status, answer.code, answer.error?.permission]).toEqual([
        403,
        'FORBIDDEN',
        'members:invite',
      ])
    }
    expect([world.mails.length, await list()]).toEqual([before, []])
  })

  it('PRV-2 twin: gives one’s own', async () => {
    const { owner, invite } = await acme()
    expect((await invite(zoe, 'admin')).status).toBe(201)
    expect((await invite('yan@example.com', 'owner', owner)).status).toBe(201)
  })

  it('ENU-1 answers alike whether the address has an account or not', async () => {
    const { world, invite } = await acme()
    await world.signUpVerified('known@example.com')
    const [known, unknown] = [await invite('known@example.com'), await invite('nobody1@example.com')]
    const seen = (text: string) => text.replace(/[\w-]{36}/g, 'id').replace(/\w+@/, 'x@')
    expect([known.status, seen(known.text)]).toEqual([unknown.status, seen(unknown.text)])
    expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()])
    expect(world.mails.slice(-2).map(({ kind }) => kind)).toEqual(['invitation', 'invitation'])
  })

  it('invites nobody twice, and no member', async () => {
    const { world, invite } = await acme()
    await invite(zoe)
    for (const email of [zoe, 'Zoe@example.com', eve]) {
      const answer = await invite(email)
      expect([answer.status, answer.code], email).toEqual([409, 'CONFLICT'])
    }
    world.clock.advance(`${invitationTtlMs}ms`)
    const again = await world.signIn(bob)
    const late = await again.browser.post('/api/invitations', { email: zoe, role: 'member' })
    expect(late.status).toBe(201)
  })

  it('refuses what is no address, and what is no role', async () => {
    const { invite } = await acme()
    for (const [email, role] of [
      ['nobody', 'member'],
      ['a@b', 'member'],
      ['ad\u200ba@example.com', 'member'],
      [zoe, 'king'],
      [zoe, 'workspace:admin'],
    ] as const)
      expect((await invite(email, role)).code, `${email} ${role}`).toBe('VALIDATION')
  })
})

describe('what is open', () => {
  it('is listed to those who may invite, by state', async () => {
    const { world, admin, member, invite, list } = await acme()
    await invite(zoe)
    const { id } = (await invite('yan@example.com')).json<Item>()
    expect((await list('?sort=email')).map(({ email, status }) => [email, status])).toEqual([
      ['yan@example.com', 'pending'],
      [zoe, 'pending'],
    ])
    await admin.browser.delete(`/api/invitations/${id}`)
    expect((await list()).map(({ email }) => email)).toEqual([zoe])
    expect((await list('?status=revoked')).map(({ status }) => status)).toEqual(['revoked'])
    expect((await list('?status=accepted')).map(({ email }) => email).sort()).toEqual([bob, eve])
    expect(await list('?status=all')).toHaveLength(4)
    expect(await list('?status=all&q=YAN')).toHaveLength(1)
    expect((await member.browser.get('/api/invitations')).code).toBe('FORBIDDEN')
    world.clock.advance(`${invitationTtlMs}ms`)
    const later = (await world.signIn(bob)).browser
    const { items } = (await later.get('/api/invitations')).json<{ items: Item[] }>()
    expect(items.map(({ status }) => status)).toEqual(['expired'])
  })

  it('is taken back once, and its link is dead', async () => {
    const { world, admin, invite } = await acme()
    const { id } = (await invite(zoe)).json<Item>()
    const token = invitationToken(world, zoe)
    expect((await admin.browser.delete(`/api/invitations/${id}`)).status).toBe(204)
    expect((await admin.browser.delete(`/api/invitations/${id}`)).code).toBe('INVITATION_GONE')
    expect((await admin.browser.post(`/api/invitations/${id}/resend`)).code).toBe('INVITATION_GONE')
    const { browser } = await world.signUpVerified(zoe)
    expect((await browser.post('/api/invitations/accept', { token })).code).toBe('INVITATION_GONE')
    expect((await invite(zoe)).status).toBe(201)
  })

  it('is sent again with a new link, also when it has expired; the old one is dead', async () => {
    const { world, owner, invite } = await acme()
    const { id } = (await invite(zoe)).json<Item>()
    const old = invitationToken(world, zoe)
    world.clock.advance(`${invitationTtlMs}ms`)
    const again = (await world.signIn('ada@example.com')).browser
    const sent = await again.post(`/api/invitations/${id}/resend`)
    expect([sent.status, sent.json()]).toEqual([
      200,
      expect.objectContaining({ id, status: 'pending', invitedBy: { userId: owner.userId, name: 'Ada' } }),
    ])
    const { browser } = await world.signUpVerified(zoe)
    expect((await browser.post('/api/invitations/accept', { token: old })).code).toBe('INVITATION_GONE')
    const token = invitationToken(world, zoe)
    expect((await browser.post('/api/invitations/accept', { token })).status).toBe(200)
  })

  it('PRV-2 is not sent again by those who could not have invited so', async () => {
    const { owner, admin, member, invite } = await acme()
    const { id } = (await invite(zoe, 'owner', owner)).json<Item>()
    for (const { browser } of [admin, member])
      expect((await browser.post(`/api/invitations/${id}/resend`)).code).toBe('FORBIDDEN')
  })

  it('TEN-1 is nothing to another tenant', async () => {
    const { world, invite } = await acme()
    const { id } = (await invite(zoe)).json<Item>()
    const stranger = await newTenant(world, 'other@example.com', 'Other')
    for (const answer of [
      await stranger.browser.delete(`/api/invitations/${id}`),
      await stranger.browser.post(`/api/invitations/${id}/resend`),
    ])
      expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND'])
    expect((await stranger.browser.get('/api/invitations?status=all')).json()).toMatchObject({ items: [] })
  })
})
