import { describe, expect, it } from 'vitest'
import type { Answer } from '../harness/browser'
import { newTenant } from '../harness/tenants'
import { createTestAuth, goodPassword, type TestAuth } from '../harness/test-auth'

/** Everyone who could stand behind an address, from the one that nobody has to the one that is in use. */
const unknown = 'nobody@example.com'
const addresses = {
  verified: 'ada@example.com',
  unverified: 'bob@example.com',
  disabled: 'eve@example.com',
  'password-less': 'oauth@example.com',
}

async function populated(): Promise<TestAuth> {
  const world = createTestAuth()
  const { stores, clock } = world
  await world.signUpVerified(addresses.verified)
  await world.browser().post('/api/auth/signup', { email: addresses.unverified, password: goodPassword })
  await world.signUpVerified(addresses.disabled)
  await stores.users.setDisabled((await world.userOf(addresses.disabled)).id, clock.now())
  const olga = { id: crypto.randomUUID(), email: addresses['password-less'], name: 'Olga' }
  await stores.users.createUser(
    { ...olga, emailVerified: true, disabled: false, createdAt: clock.now() },
    null,
  )
  clock.advance('2h')
  return world
}

type Ask = (world: TestAuth, email: string, address?: string) => Promise<Answer>

const asks: Record<string, Ask> = {
  signin: (world, email, address) =>
    world.browser({ address }).post('/api/auth/signin', { email, password: 'not the password at all' }),
  signup: (world, email, address) =>
    world.browser({ address }).post('/api/auth/signup', { email, password: goodPassword }),
  'forgot-password': (world, email, address) =>
    world.browser({ address }).post('/api/auth/forgot-password', { email }),
  'resend-verification': (world, email, address) =>
    world.browser({ address }).post('/api/auth/resend-verification', { email }),
}

/** All that can be told apart: not the id of the request, and of a cookie not what is sealed in it, but its length. */
function seen({ status, text, headers, cookies }: Answer) {
  const told = [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'set-cookie')
  return {
    ...{ status, text, headers: told },
    cookies: cookies.map(({ name, value, attributes }) => [name, value.length, attributes]),
  }
}

describe.each(Object.entries(asks))('asking %s', (_, ask) => {
  it.each(Object.entries(addresses))('ENU-1 tells an unknown address from no %s one', async (_, email) => {
    expect(seen(await ask(await populated(), email))).toEqual(seen(await ask(await populated(), unknown)))
  })

  it.each([...Object.entries(addresses)])('ENU-3 nor past its limit, of no %s one', async (_, email) => {
    const [known, nobody] = [await populated(), await populated()]
    for (let at = 0; at < 8; at++) {
      const [mine, theirs] = [await ask(known, email), await ask(nobody, unknown)]
      expect(seen(mine), `try ${at + 1}`).toEqual(seen(theirs))
    }
  })

  it('ENU-4 the disabled and the password-less are as unknown, over all clients', async () => {
    for (const email of [addresses.disabled, addresses['password-less']]) {
      const [known, nobody] = [await populated(), await populated()]
      for (let at = 0; at < 6; at++) {
        const client = `198.51.100.${at}`
        expect(seen(await ask(known, email, client))).toEqual(seen(await ask(nobody, unknown, client)))
      }
    }
  })
})

describe('inviting', () => {
  const owner = 'owner@example.com'
  const ids = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

  /** Invites somebody twice, then in a list: what is answered, and what it costs, without their address and any id. */
  async function invite(email: string) {
    const world = await populated()
    const { browser } = await newTenant(world, owner)
    const before = world.storeCalls.length
    const answers = [
      await browser.post('/api/invitations', { email, role: 'member' }),
      await browser.post('/api/invitations', { email, role: 'member' }),
      await browser.post('/api/invitations/bulk', { addresses: email, role: 'member' }),
    ]
    const told = answers.map(seen).map(({ text, ...rest }) => ({
      ...rest,
      text: text.replaceAll(email, 'ADDRESS').replaceAll(ids, 'ID'),
    }))
    const calls = world.storeCalls.slice(before).map(({ store, method }) => `${store}.${method}`)
    return { told, calls, mails: world.mailsTo(email).filter((kind) => kind === 'invitation') }
  }

  it.each(Object.entries(addresses))(
    'ENU-1 ENU-4 tells an unknown address from no %s one',
    async (_, email) => {
      const [known, nobody] = [await invite(email), await invite(unknown)]
      expect(known.told).toEqual(nobody.told)
      expect(known.told.map(({ status }) => status)).toEqual([201, 409, 200])
    },
  )

  it.each(Object.entries(addresses))('ENU-2 asks the stores the same of no %s one', async (_, email) => {
    const [known, nobody] = [await invite(email), await invite(unknown)]
    expect(known.calls).toEqual(nobody.calls)
    expect(known.calls).toContain('invitations.create')
  })

  it('ENU-1 twin: a mail goes to each of them, and who is in already is told of as such', async () => {
    for (const email of [...Object.values(addresses), unknown]) {
      expect((await invite(email)).mails, email).toEqual(['invitation'])
    }
    expect((await invite(owner)).told.map(({ status }) => status)).toEqual([409, 409, 200])
  })
})

describe('twins', () => {
  it('ENU-1 twin: who has an account signs in, and gets mail where others get none', async () => {
    const world = await populated()
    expect((await world.signIn(addresses.verified)).answer.status).toBe(200)
    for (const email of [addresses.verified, unknown]) await asks['forgot-password']?.(world, email)
    expect(world.mailsTo(addresses.verified)).toContain('reset-password')
    expect(world.mailsTo(unknown)).toEqual([])
  })

  it('ENU-3 twin: below the limit, and past its window, each is served', async () => {
    const world = await populated()
    for (let at = 0; at < 4; at++) await asks.signin?.(world, addresses.verified)
    expect((await world.signIn(addresses.verified)).answer.status).toBe(200)
    for (let at = 0; at < 8; at++) await asks.signin?.(world, addresses.verified)
    world.clock.advance('15m')
    expect((await world.signIn(addresses.verified)).answer.status).toBe(200)
  })

  it('ENU-4 twin: who is enabled again signs in as before', async () => {
    const world = await populated()
    await world.stores.users.setDisabled((await world.userOf(addresses.disabled)).id, null)
    expect((await world.signIn(addresses.disabled)).answer.status).toBe(200)
  })
})
