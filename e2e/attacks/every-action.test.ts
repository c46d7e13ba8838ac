import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { AnyAction } from '@/lib/core/action/action'
import { createOpenApi } from '@/lib/core/action/openapi'
import { errorsOf } from '@/lib/core/action/openapi-errors'
import { errorStatus } from '@/lib/core/errors'
import { testSite } from '../harness/feature-actions'
import { successfulCalls } from '../harness/successful-calls'
import { createTestAuth, goodPassword, type TestAuth } from '../harness/test-auth'

const { actions, auth, features } = createTestAuth()
const cases = actions.map((action): [string, AnyAction] => [action.key, action])

/** Mutations that write no line: what each does instead. */
const unaudited: Record<string, string> = {
  refresh: 'writes auth.refresh_reuse when a token is used again, and nothing every minute',
  resendVerification: 'changes nothing that stands: the sign-up before it is written down',
  switchTenant: 'moves the caller’s own session, and changes nothing of the tenant or the person',
  advanceClock: 'exists in development alone',
  previewRole: 'writes nothing at all',
  receiveWebhook: 'writes billing.sync when anything has changed, for nobody asked',
  paySimulatedCheckout: 'is done at the provider, which is none of ours',
  resendSimulatedEvent: 'exists where the simulator does',
  changeSimulatedCustomer: 'exists where the simulator does',
}

describe('the registry', () => {
  it('has a way to call each action in these tests, and none for what is gone', () => {
    expect(Object.keys(successfulCalls).sort()).toEqual(actions.map(({ key }) => key).sort())
  })

  it('is whole: every maker of actions in lib/features is mounted in these tests', async () => {
    const folder = join(import.meta.dirname, '../../lib/features')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('actions.ts'),
    )
    const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<object>))
    const makers = modules.flatMap((module) => Object.keys(module)).filter((name) => name.endsWith('Actions'))
    expect(makers.sort()).toEqual(Object.keys(features).sort())
    expect(makers.length).toBeGreaterThan(2)
  })

  it('gives each action names of its own', () => {
    for (const name of ['key', 'name'] as const)
      expect(new Set(actions.map((action) => action[name])).size).toBe(actions.length)
  })

  it('lists as unaudited only what is there and writes nothing', () => {
    const silent = actions
      .filter(({ method, audit }) => method !== 'GET' && audit === null)
      .map(({ key }) => key)
    expect(silent.sort()).toEqual(Object.keys(unaudited).sort())
  })
})

describe.each(cases)('%s', (key, action) => {
  const succeed = async (): Promise<{ world: TestAuth; status: number; body: unknown }> => {
    const world = createTestAuth()
    const answer = await successfulCalls[key]?.(world)
    if (!answer) throw new Error(`no way to call ${key}`)
    // What is no JSON is looked at where it is made.
    const isOther = action.answers[answer.status]?.contentType !== undefined
    return { world, status: answer.status, body: isOther ? undefined : answer.json() }
  }

  it('is defined as all are', () => {
    expect(action.key).toMatch(/^[a-z][A-Za-z]+$/)
    expect(action.name).toMatch(/^[a-z]+\.[a-z_]+$/)
    expect(action.path).toMatch(/^\/api\/[\w./:-]+$/)
    expect(action.summary).toMatch(/^[A-Z][^.!]*$/)
    expect(action.audit ?? action.name).toBe(action.name)
    const parameters = [...action.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    expect(Object.keys(action.params?.shape ?? {})).toEqual(parameters)
    if (action.method === 'GET') expect([action.body, action.audit]).toEqual([undefined, null])
  })

  it('PRV-1 refuses unknown keys however deep they stand', () => {
    // The pipeline makes the outermost object strict; one inside another has to be z.strictObject.
    const schemas = [action.body, action.query].flatMap((schema) => (schema ? [schema] : []))
    for (const { shape } of schemas)
      for (const field of Object.values(shape))
        expect(looseObjects(z.toJSONSchema(field, { io: 'input' }))).toEqual([])
  })

  it('answers what it says it answers', async () => {
    const { status, body } = await succeed()
    const answer = action.answers[status]
    expect(answer, `${status} is not among the answers`).toBeDefined()
    expect(answer?.schema?.safeParse(body).error).toBeUndefined()
    if (!answer?.schema) expect(body).toBeUndefined()
  })

  it('refuses with codes that exist, and names those it throws', () => {
    for (const code of errorsOf(action)) expect(errorStatus).toHaveProperty(code)
    expect(new Set(action.errors).size).toBe(action.errors.length)
  })

  it('AUD-4 twin: writes one line of the audit log for one act, or none', async () => {
    const { world } = await succeed()
    const lines = world.audit.filter(
      (entry) => entry.action === action.audit && entry.requestId === world.log.at(-1)?.requestId,
    )
    expect(lines).toHaveLength(action.audit ? 1 : 0)
    for (const line of lines)
      expect(line).toMatchObject({
        ipAddress: '192.0.2.10',
        at: world.clock.now(),
        target: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      })
  })
})

/** The parts of a schema that would drop a key they do not know. */
function looseObjects(schema: unknown): unknown[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'type' in schema && schema.type === 'object' ? [schema] : []
  const loose = own.filter((object) => !('additionalProperties' in object))
  return [...loose, ...Object.values(schema).flatMap(looseObjects)]
}

it('PRV-1 twin: tells a strict object from one that drops keys', () => {
  const found = (schema: z.ZodType) => looseObjects(z.toJSONSchema(schema, { io: 'input' })).length
  expect(found(z.array(z.object({ a: z.string() })))).toBe(1)
  expect(found(z.array(z.strictObject({ a: z.string() })))).toBe(0)
})

describe('AUD-4 an act that cannot be written down does not happen', () => {
  const audited = cases.filter(([, { audit }]) => audit !== null)

  it.each(audited)('%s', async (key, action) => {
    const world = createTestAuth()
    // Whoever signs in here has signed in before, when the address was verified.
    world.breakAudit(action.audit ?? '', key === 'signIn' ? 1 : 0)
    const answer = await successfulCalls[key]?.(world)
    const requestId = world.log.at(-1)?.requestId
    expect([answer?.status, answer?.code]).toEqual([500, 'INTERNAL'])
    expect(answer?.cookies).toEqual([])
    expect(world.audit.filter((entry) => entry.requestId === requestId)).toEqual([])
  })

  it('leaves everything as it was', async () => {
    const world = createTestAuth()
    const { browser } = await world.signUpVerified('ada@example.com')
    const mails = world.mails.length
    for (const [path, body, name] of [
      [
        '/api/auth/change-password',
        { currentPassword: goodPassword, newPassword: 'another lamp under the hill' },
        'auth.change_password',
      ],
      ['/api/auth/forgot-password', { email: 'ada@example.com' }, 'auth.forgot_password'],
      ['/api/auth/signup', { email: 'bob@example.com', password: goodPassword }, 'auth.sign_up'],
    ] as const) {
      world.breakAudit(name)
      expect((await browser.post(path, body)).status).toBe(500)
    }
    expect(await world.stores.users.findByEmail('bob@example.com')).toBeNull()
    expect(world.mails).toHaveLength(mails)
    expect((await browser.post('/api/auth/refresh')).status).toBe(200)
    expect((await world.signIn('ada@example.com')).answer.status).toBe(200)
  })
})

describe('a stranger', () => {
  it.each(cases.filter(([, { authentication }]) => authentication === 'session'))(
    'may not call %s',
    async (_, action) => {
      const path = action.path.replace(/:\w+/g, 'x')
      const answer = await createTestAuth()
        .browser()
        .send(action.method, path, action.method === 'GET' ? {} : { body: {} })
      expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED'])
    },
  )
})

describe('the API document', () => {
  it('names every action once, by method and path', () => {
    const { paths } = createOpenApi(actions, testSite)
    const operations = Object.values(paths).flatMap((path) => Object.values(path))
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      actions.map(({ key }) => key).sort(),
    )
    expect(auth.actions.length).toBeGreaterThan(15)
  })
})
