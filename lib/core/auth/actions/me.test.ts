import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '@/e2e/harness/browser'
import { race } from '@/e2e/harness/race'
import { createTestAuth, goodPassword, type TestAuth } from '@/e2e/harness/test-auth'

const email = 'ada@example.com'
let world: TestAuth
let mine: Browser

beforeEach(async () => {
  world = createTestAuth()
  mine = (await world.signUpVerified(email)).browser
})

describe('GET me', () => {
  it('is the profile from the store', async () => {
    const { id, createdAt } = await world.userOf(email)
    await world.stores.users.updateUser(id, { name: 'Countess Ada' })
    expect((await mine.get('/api/auth/me')).json()).toEqual({
      id,
      email,
      name: 'Countess Ada',
      emailVerified: true,
      createdAt: new Date(createdAt).toISOString(),
    })
  })

  it('is 401 for a person who is gone, though the token lives', async () => {
    await world.stores.users.deleteUser((await world.userOf(email)).id)
    expect((await mine.get('/api/auth/me')).code).toBe('UNAUTHENTICATED')
    expect((await world.browser().get('/api/auth/me')).code).toBe('UNAUTHENTICATED')
  })
})

describe('PATCH me', () => {
  it('changes the name, also in the access token, and writes before and after', async () => {
    const answer = await mine.patch('/api/auth/me', { name: '  Countess Ada ' })
    expect([answer.status, answer.json()]).toEqual([200, expect.objectContaining({ name: 'Countess Ada' })])
    expect(answer.cookies.map(({ name }) => name)).toEqual(['__Host-sid'])
    expect((await mine.get('/api/auth/session')).json()).toMatchObject({ user: { name: 'Countess Ada' } })
    expect(world.audit.at(-1)).toMatchObject({
      action: 'auth.update_profile',
      data: { before: { name: 'Ada' }, after: { name: 'Countess Ada' } },
    })
  })

  it('sets no cookie for a Bearer', async () => {
    const authorization = `Bearer ${mine.cookies.get('__Host-sid')}`
    const answer = await world
      .browser()
      .patch('/api/auth/me', { name: 'Countess' }, { headers: { authorization } })
    expect([answer.status, answer.cookies]).toEqual([200, []])
  })

  it('INJ-4 refuses control characters, and nothing that a name may have', async () => {
    for (const name of [
      'Ada\r\nBcc: eve@example.com',
      'Ada\u0000',
      'A\u2028da',
      '',
      '   ',
      'x'.repeat(101),
    ]) {
      expect(
        (await mine.patch('/api/auth/me', { name })).error?.issues?.[0]?.path,
        JSON.stringify(name),
      ).toBe('name')
    }
    for (const name of ['Søren O’Connor-Ł. 3rd', '李小龍', '<b>Ada</b>', '=1+1', '👩‍💻']) {
      expect((await mine.patch('/api/auth/me', { name })).json(), name).toMatchObject({ name })
    }
  })

  it('INJ-4 refuses half a surrogate pair, in a body and from server code', async () => {
    const name = 'Ada \ud800'
    expect((await mine.patch('/api/auth/me', { name })).code).toBe('VALIDATION')
    const headers = new Headers({ authorization: `Bearer ${mine.cookies.get('__Host-sid')}` })
    expect(await world.auth.api.updateProfile({ name }, headers)).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION', issues: [{ path: 'name' }] },
    })
  })

  it('PRV-1 refuses every other field', async () => {
    for (const field of ['email', 'role', 'emailVerified', 'id', 'plan', 'tenantId', 'userId', 'disabled']) {
      expect(
        (await mine.patch('/api/auth/me', { name: 'Ada', [field]: true })).error?.issues?.[0]?.path,
      ).toBe(field)
    }
  })

  it('TEN-3 is refused at once to a session that was revoked, whatever the feed says', async () => {
    const { session } = (await mine.get('/api/auth/session')).json<{ session: { id: string } }>()
    await world.stores.sessions.revokeSession(session.id, world.clock.now())
    expect((await mine.get('/api/auth/session')).status).toBe(200)
    expect((await mine.patch('/api/auth/me', { name: 'Eve' })).code).toBe('UNAUTHENTICATED')
  })
})

describe('DELETE me', () => {
  const remove = (browser: Browser, password = goodPassword) => browser.delete('/api/auth/me', { password })

  it('removes the person, their sessions and links at once', async () => {
    const { browser: other } = await world.signIn(email)
    await world.browser().post('/api/auth/forgot-password', { email })
    const token = world.mailedToken('reset-password', email)
    const { id } = await world.userOf(email)
    const answer = await remove(mine)
    expect([answer.status, answer.text, mine.cookies.size]).toEqual([204, '', 0])
    expect((await other.get('/api/auth/session')).status).toBe(401)
    expect((await other.post('/api/auth/refresh')).status).toBe(401)
    expect((await world.browser().post('/api/auth/signin', { email, password: goodPassword })).code).toBe(
      'INVALID_CREDENTIALS',
    )
    expect(
      (await world.browser().post('/api/auth/reset-password', { token, password: 'another lamp here' })).code,
    ).toBe('TOKEN_INVALID')
    expect(world.audit.at(-1)).toMatchObject({ action: 'auth.delete_account', actorId: id })
    expect((await world.browser().post('/api/auth/signup', { email, password: goodPassword })).status).toBe(
      202,
    )
  })

  it('needs the password, and lets it be guessed five times', async () => {
    const answer = await remove(mine, 'not the password at all')
    expect([answer.status, answer.error?.field]).toEqual([401, 'password'])
    expect((await mine.delete('/api/auth/me')).code).toBe('VALIDATION')
    expect((await race(9, () => remove(mine.copy(), 'not the password at all'))).byStatus).toEqual({
      401: 4,
      429: 5,
    })
    expect((await world.userOf(email)).email).toBe(email)
  })

  it('is done once, of several at a time', async () => {
    const { byStatus } = await race(5, () => remove(mine.copy()))
    expect(byStatus[204]).toBe(1)
    expect(world.audit.filter(({ action }) => action === 'auth.delete_account')).toHaveLength(1)
  })
})

describe('DELETE me of an owner', () => {
  const tenant = { id: randomUUID(), slug: 'acme', name: 'Acme' }
  const remove = (password = goodPassword) => mine.delete('/api/auth/me', { password })
  const tenantsOf = async (userId: string) => (await world.tenancy.directory.listOf(userId)).length
  let ownerId: string

  beforeEach(async () => {
    ownerId = (await world.userOf(email)).id
    const owner = { memberId: randomUUID(), userId: ownerId }
    await world.tenancy.directory.createTenant({ ...tenant, createdAt: world.clock.now(), owner })
  })

  const addMember = async (role: string) => {
    const { user } = await world.signUpVerified(`${role}@example.com`)
    const member = { id: randomUUID(), userId: user.id, role, at: world.clock.now() }
    await world.tenancy.inTenant(tenant.id, ({ members }) => members.add(member))
  }

  it('is refused while others would be left in a tenant without one, and changes nothing', async () => {
    await addMember('admin')
    const answer = await remove()
    expect([answer.status, answer.code]).toEqual([409, 'LAST_OWNER'])
    expect(await tenantsOf(ownerId)).toBe(1)
    expect((await mine.post('/api/auth/refresh')).status).toBe(200)
    expect((await remove('not the password at all')).code).toBe('INVALID_CREDENTIALS')
  })

  it('counts no refusal with the right password as a try at it', async () => {
    await addMember('admin')
    for (let time = 0; time < 7; time++) expect((await remove()).code).toBe('LAST_OWNER')
    const wrong = await race(7, () => remove('not the password at all'))
    expect(wrong.byStatus).toEqual({ 401: 5, 429: 2 })
    expect((await remove()).status).toBe(429)
  })

  it('is done where there is another owner, and the tenant lives on', async () => {
    await addMember('owner')
    expect((await remove()).status).toBe(204)
    expect(await world.tenancy.directory.findById(tenant.id)).not.toBeNull()
  })

  it('takes a tenant along in which nobody else is', async () => {
    expect((await remove()).status).toBe(204)
    expect(await world.tenancy.directory.findById(tenant.id)).toBeNull()
  })

  it('AUD-4 leaves no tenant when it cannot be written down', async () => {
    await addMember('owner')
    world.breakAudit('auth.delete_account')
    expect((await remove()).status).toBe(500)
    expect(await tenantsOf(ownerId)).toBe(1)
  })
})
