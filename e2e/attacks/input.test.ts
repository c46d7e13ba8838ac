import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { AnyAction } from '@/lib/core/action/action'
import { signedIn, successfulCalls } from '../harness/successful-calls'
import type { Browser } from '../harness/browser'
import { createTestAuth, goodPassword, type TestAuth } from '../harness/test-auth'

const withBody = createTestAuth().actions.filter(
  (action): action is AnyAction & { body: z.ZodObject } => action.body !== undefined,
)
const mutations = createTestAuth().actions.filter(({ method }) => method !== 'GET')
const pathOf = ({ path }: AnyAction) => path.replace(/:\w+/g, '019aa5d0-7a3e-7c2b-9f4d-0123456789ab')

/** A body that the schema takes, from the examples that also stand in the API document. */
function exampleOf(schema: z.ZodObject): Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' })
  return Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [
      name,
      typeof field === 'object' ? (field.examples?.[0] ?? 'text') : 'text',
    ]),
  )
}

const victims = new Map<string, Promise<{ world: TestAuth; browser: Browser }>>()

/** One signed-in person for each action: what is refused leaves them as they are. */
function victimOf({ key }: AnyAction) {
  const victim = victims.get(key) ?? newVictim()
  victims.set(key, victim)
  return victim
}

async function newVictim() {
  const world = createTestAuth()
  return { world, browser: await signedIn(world) }
}

/** Sent by a signed-in person, so that a body which is taken would change something. */
async function send(action: AnyAction, body: unknown, headers: Record<string, string | null> = {}) {
  const { world, browser } = await victimOf(action)
  const before = world.audit.length + world.mails.length
  const started = performance.now()
  const answer = await browser.send(action.method, pathOf(action), { body, headers })
  const ms = performance.now() - started
  return { answer, ms, changed: world.audit.length + world.mails.length !== before }
}

describe.each(withBody.map((action) => [action.key, action] as const))('the body of %s', (_, action) => {
  const good = exampleOf(action.body)

  it('INJ-1 takes text for text alone: no object, array, null or number in its place', async () => {
    for (const field of Object.keys(good)) {
      for (const value of [{ $ne: '' }, { toString: 'x' }, [good[field]], [], null, true, 7, { length: 9 }]) {
        const { answer, changed } = await send(action, { ...good, [field]: value })
        expect([answer.status, answer.code, changed], `${field}: ${JSON.stringify(value)}`).toEqual([
          400,
          'VALIDATION',
          false,
        ])
        expect(answer.error?.issues?.[0]?.path).toBe(field)
      }
    }
  })

  it('PRV-1 takes no field that is not its own', async () => {
    const foreign = [
      'role',
      'emailVerified',
      'plan',
      'id',
      'tenantId',
      'userId',
      'actorId',
      'disabled',
      'constructor',
      'prototype',
      'toString',
    ]
    for (const field of foreign) {
      const { answer, changed } = await send(action, { ...good, [field]: 'admin' })
      expect([answer.status, answer.error?.issues?.map(({ path }) => path), changed], field).toEqual([
        400,
        [field],
        false,
      ])
    }
  })
})

describe.each(mutations.map((action) => [action.key, action] as const))(
  'what is sent to %s',
  (key, action) => {
    it('twin: is taken when it is right', async () => {
      expect((await successfulCalls[key]?.(createTestAuth()))?.status).toBeLessThan(300)
    })

    it('INJ-3 INJ-7 refuses malformed, deep, repeated and cut-off JSON within milliseconds', async () => {
      const texts = [
        '{',
        '{"a":',
        '[]',
        'null',
        '7',
        '"text"',
        '{"a":1,"a":2}',
        '{"__proto__":{"role":"admin"}}',
        '{"a":NaN}',
        "{'a':1}",
        '{"a":1,}',
        `${'[['.repeat(30_000)}`,
      ]
      for (const text of texts) {
        const { answer, changed, ms } = await send(action, text)
        expect([answer.status, answer.code, changed], text.slice(0, 40)).toEqual([400, 'VALIDATION', false])
        expect(ms, text.slice(0, 40)).toBeLessThan(500)
      }
      const { answer } = await send(action, new Uint8Array([0x7b, 0xff, 0x7d]))
      expect([answer.status, answer.code]).toEqual([400, 'VALIDATION'])
    })

    it('INJ-7 unpacks no gzip bomb', async () => {
      const { answer, changed } = await send(action, new Uint8Array(gzipSync(Buffer.alloc(10_000_000))), {
        'content-encoding': 'gzip',
      })
      expect([answer.status, answer.code, changed]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE', false])
    })

    it('PWD-4 refuses a megabyte at once', async () => {
      const { answer, ms, changed } = await send(
        action,
        JSON.stringify({ email: 'ada@example.com', password: 'x'.repeat(1_048_576) }),
      )
      expect([answer.status, answer.code, changed]).toEqual([413, 'PAYLOAD_TOO_LARGE', false])
      expect(ms).toBeLessThan(500)
    })
  },
)

describe('what an address or a name may carry', () => {
  it('INJ-4 no line break reaches a mail header', async () => {
    const world = createTestAuth()
    for (const name of ['Ada\r\nBcc: eve@example.com', 'Ada\nSubject: x', 'Ad\u0085a', 'Ad\u2028a']) {
      expect(
        (
          await world
            .browser()
            .post('/api/auth/signup', { email: 'ada@example.com', password: goodPassword, name })
        ).status,
      ).toBe(400)
    }
    for (const email of [
      'ada@example.com\r\nBcc: eve@example.com',
      'ada\r\n@example.com',
      '"ada\r\nx"@example.com',
    ]) {
      expect((await world.browser().post('/api/auth/signup', { email, password: goodPassword })).status).toBe(
        400,
      )
    }
    expect(world.mails).toEqual([])
    await world
      .browser()
      .post('/api/auth/signup', { email: 'ada@example.com', password: goodPassword, name: 'Ada' })
    expect(JSON.stringify(world.mails)).not.toMatch(/[\r\n]/)
  })

  it('INJ-6 no header of a request ends up in a mailed link', async () => {
    const world = createTestAuth()
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
      'x-original-url': '//evil.example',
      referer: 'https://evil.example/',
    }
    await world
      .browser()
      .post('/api/auth/signup', { email: 'ada@example.com', password: goodPassword }, { headers })
    await world.browser().post('/api/auth/resend-verification', { email: 'ada@example.com' }, { headers })
    await world.browser().post('/api/auth/forgot-password', { email: 'ada@example.com' }, { headers })
    expect(world.mails).toHaveLength(3)
    for (const mail of world.mails)
      expect('link' in mail && new URL(mail.link).origin).toBe('https://app.example.com')
  })

  it('INJ-8 sixteen kilobytes of cookies are read, and make no session', async () => {
    const world = createTestAuth()
    const browser = await signedIn(world)
    browser.cookies.set('other', 'x'.repeat(16_384))
    expect((await browser.get('/api/auth/session')).status).toBe(200)
    for (const token of ['x.'.repeat(8_192), `${'a'.repeat(8_000)}.${'b'.repeat(8_000)}.c`]) {
      browser.cookies.set('__Host-sid', token)
      expect((await browser.get('/api/auth/session')).status).toBe(401)
    }
  })
})
