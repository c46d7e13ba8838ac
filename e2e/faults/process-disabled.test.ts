import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '@/lib/stores/prisma/database'
import { createUserStore } from '@/lib/stores/prisma/user-store'
import { startInstances, type Instances } from '../harness/instances'
import { signIn, signUpVerified } from '../harness/people'

let instances: Instances
beforeAll(async () => void (instances = await startInstances()))
afterAll(() => instances?.stop())

it('a person who is disabled is out at once on both instances, and others stay', async () => {
  const { person, browser } = await signUpVerified(instances)
  const second = await signIn(instances, person)
  const { browser: stranger } = await signUpVerified(instances)
  const [row] = await instances.sql<{ id: string }>('SELECT id FROM users WHERE email = $1', [person.email])
  const database = await openDatabase({ url: instances.postgres.url })
  const users = createUserStore(database.prisma, (work) => database.prisma.$transaction(work))
  try {
    expect(await users.setDisabled(String(row?.id), Date.now())).toHaveLength(2)
  } finally {
    await database.close()
  }
  for (const on of instances.all) {
    for (const { cookies } of [browser, second]) {
      // Far sooner than the access token's minute: the feed told every instance.
      const check = async () => (await instances.browser({ on, cookies }).get('/api/auth/session')).status
      await expect.poll(check, { timeout: 5_000 }).toBe(401)
    }
    expect((await instances.browser({ on, cookies: stranger.cookies }).get('/api/auth/session')).status).toBe(
      200,
    )
  }
  const refreshed = await browser.post('/api/auth/refresh')
  expect([refreshed.status, refreshed.code]).toEqual([401, 'SESSION_REVOKED'])
  const anew = await browser.post('/api/auth/signin', { email: person.email, password: person.password })
  expect([anew.status, anew.code]).toEqual([401, 'INVALID_CREDENTIALS'])
})
