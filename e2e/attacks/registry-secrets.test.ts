import { describe, expect, it, vi } from 'vitest'
import type { Answer } from '../harness/browser'
import { walk } from '../harness/registry-walk/walk'
import { openStage } from '../harness/registry-walk/stage'
import { watched } from '../harness/registry-walk/watched-world'
import { successfulCalls } from '../harness/successful-calls'
import { createTestAuth, testKey, testSecret, type TestAuth } from '../harness/test-auth'
import { tokenIn } from '../harness/token-in'

const { actions } = createTestAuth()
const mutations = actions.filter(({ method }) => method !== 'GET')

/** Everything that was sent and answered on the way to one success of the action. */
async function historyOf(key: string) {
  const world = createTestAuth()
  const answers: Answer[] = []
  const bodies: unknown[] = []
  const recording = watched(world, async (browser, method, path, sending) => {
    bodies.push(sending.body)
    const answer = await browser.send(method, path, sending)
    answers.push(answer)
    return answer
  })
  await successfulCalls[key]?.(recording)
  return {
    world,
    answers,
    secrets: [...typed(bodies), ...issued(world, answers), testSecret, String(testKey.d)],
  }
}

/** What people typed that nobody else may know: every field whose name says so, wherever it stands. */
function typed(bodies: unknown[]): string[] {
  const found: string[] = []
  JSON.stringify(bodies, (name, value: unknown) => {
    if (typeof value === 'string' && /password|token|secret|code/i.test(name)) found.push(value)
    return value
  })
  return found
}

/** Cookies and mailed links. */
function issued({ mails }: TestAuth, answers: Answer[]): string[] {
  const cookies = answers.flatMap((answer) => answer.cookies.map(({ value }) => value))
  const links = mails.flatMap((mail) => ('link' in mail ? [tokenIn(mail.link) ?? ''] : []))
  return [...cookies, ...links].filter(Boolean)
}

/** What stores were given to keep in the place of a secret. */
function hashesOf({ storeCalls }: TestAuth): string[] {
  const found: string[] = []
  JSON.stringify(storeCalls, (name, value: unknown) => {
    if (typeof value === 'string' && (/hash|salt/i.test(name) || value.startsWith('$argon2')))
      found.push(value)
    return value
  })
  return found
}

function heldIn(where: unknown, secrets: string[]): string[] {
  const text = typeof where === 'string' ? where : JSON.stringify(where)
  return secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret.slice(0, 12)}…`)
}

describe.each(actions)('$method $path', (action) => {
  it('AUD-3 leaves no secret and no hash in the log, the audit log or a body', async () => {
    const written = (['log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name))
    const { world, answers, secrets } = await historyOf(action.key)
    const hidden = [...secrets, ...hashesOf(world)]
    expect(heldIn(world.log, hidden)).toEqual([])
    expect(heldIn(world.audit, hidden)).toEqual([])
    for (const { text } of answers) expect(heldIn(text, hidden)).toEqual([])
    for (const spy of written) expect(spy).not.toHaveBeenCalled()
  })

  it('REF-8 hands no secret to a store: only what it is hashed or sealed to', async () => {
    const { world, secrets } = await historyOf(action.key)
    expect(heldIn(world.storeCalls, secrets)).toEqual([])
  })
})

describe.each(mutations)('$method $path', (action) => {
  it('AUD-3 repeats nothing of what it refuses, in its answer or in the log', async () => {
    const { world, call, send } = await openStage(action)
    const secrets = typed([call.body])
    const walked = walk(action)
    for (const { title, alter } of [...walked.csrf(), ...walked.content(), ...walked.inputs()]) {
      const { answer } = await send(alter)
      expect(heldIn(answer.text, secrets), title).toEqual([])
    }
    expect(heldIn(world.log, secrets)).toEqual([])
  })
})

describe('AUD-3 twin', () => {
  it('these tests know secrets and hashes when they see them', async () => {
    const { world, secrets } = await historyOf('resetPassword')
    expect(new Set(secrets).size).toBeGreaterThan(6)
    expect(new Set(hashesOf(world)).size).toBeGreaterThan(4)
    expect(heldIn({ nested: [`x${secrets[0]}x`] }, secrets)).toHaveLength(1)
  })
})

describe.each(actions)('every answer of $method $path', (action) => {
  it('is not stored unless the action says so, is named in the log, and fits into cookies', async () => {
    const { world, send } = await openStage(action)
    const { answer } = await send()
    expect(answer.headers.get('cache-control')).toBe(action.cacheControl ?? 'no-store')
    expect(answer.headers.get('x-request-id')).toBe(world.log.at(-1)?.requestId)
    for (const { name, value, attributes } of answer.cookies) {
      expect(name.length + value.length).toBeLessThan(3_800)
      expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']))
    }
  })
})
