import bcrypt from 'bcryptjs'
import { expect, test } from 'vitest'
import { deviceName } from '@/lib/core/auth/device-name'
import { defaultPasswordPolicy, passwordIssue } from '@/lib/core/auth/password/policy'
import { emptyWorld } from './test-world'
import { seed, seededSignIns } from './seed'
import { seededPeople } from './seed-people'
import { seededSessions } from './seed-sessions'

const now = Date.UTC(2026, 10, 21)
const hashPassword = (password: string) => Promise.resolve(`hash of ${password}`)

async function seeded() {
  const world = emptyWorld()
  const run = (at = now) => seed({ ...world, clock: { now: () => at }, hashPassword })
  return { ...world, run, added: await run() }
}

test('makes twelve people, one unverified, one disabled, one with an imported hash', async () => {
  const { stores, added } = await seeded()
  const people = await Promise.all(seededPeople.map(({ email }) => stores.users.findByEmail(email)))
  expect(added).toBe(12)
  expect(people.filter((person) => person?.user.emailVerified === false)).toHaveLength(1)
  expect(people.filter((person) => person?.user.disabled)).toHaveLength(1)
  const imported = people.filter((person) => person?.passwordHash?.startsWith('$2b$'))
  expect(imported).toHaveLength(1)
  const [{ password } = { password: '' }] = seededSignIns
  expect(await bcrypt.compare(password, imported[0]?.passwordHash ?? '')).toBe(true)
})

test('names two people who can sign in, with a password that our own policy accepts', async () => {
  const { stores } = await seeded()
  expect(seededSignIns.map(({ email }) => email)).toEqual(['ada@example.com', 'grace@example.com'])
  for (const { email, name, password } of seededSignIns) {
    const person = await stores.users.findByEmail(email)
    expect(person).toMatchObject({
      user: { name, emailVerified: true, disabled: false },
      passwordHash: `hash of ${password}`,
    })
    expect(await passwordIssue(defaultPasswordPolicy, password, 'password', { email, name })).toBeNull()
  }
})

test('Ada is signed in on six devices, named as a sign-in would name them', async () => {
  const { stores } = await seeded()
  const ada = await stores.users.findByEmail('ada@example.com')
  const sessions = await stores.sessions.listActiveSessions(ada?.user.id ?? '', now)
  expect(sessions).toHaveLength(6)
  expect(new Set(sessions.map(({ lastActiveAt }) => lastActiveAt)).size).toBe(6)
  for (const session of sessions) expect(deviceName(session.userAgent)).toBe(session.deviceName)
})

test('a second run adds nothing, brings nothing back and asks for no hash', async () => {
  const { stores, run } = await seeded()
  const ada = await stores.users.findByEmail('ada@example.com')
  const userId = ada?.user.id ?? ''
  const [first] = seededSessions(userId)
  await stores.users.updateUser(userId, { name: 'Ada W.' })
  await stores.sessions.revokeSession(first?.id ?? '', now)
  expect(await run(now + 86_400_000)).toBe(0)
  expect((await stores.users.findById(userId))?.name).toBe('Ada W.')
  expect(await stores.sessions.countActiveSessions(userId, now)).toBe(5)
})

test('someone who took a seeded address before keeps it', async () => {
  const memory = emptyWorld()
  const own = {
    id: '11111111-1111-4111-8111-111111111111',
    email: 'ada@example.com',
    name: 'Another Ada',
    emailVerified: true,
    disabled: false,
    createdAt: now,
  }
  await memory.stores.users.createUser(own, 'own hash')
  expect(await seed({ ...memory, clock: { now: () => now }, hashPassword })).toBe(11)
  expect(await memory.stores.users.findByEmail('ada@example.com')).toEqual({
    user: own,
    passwordHash: 'own hash',
  })
})
