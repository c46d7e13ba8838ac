import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readAnswer, type Answer } from '../harness/browser'
import type { Message, When } from '../harness/database-cutter'
import type { TestAuth } from '../harness/test-auth'
import type { CutFlow } from './cut-flow'
import { lastRequestOf } from './cut-prepare'
import { openCutWorld, type CutWorld } from './cut-world'

const isLong = process.env.GATEHOUSE_LONG === '1'

/** Declares a test for each of the flows: the connection to the database is cut at every message it sends. */
export function cutAtEveryMessage(flows: Record<string, CutFlow>): void {
  let world: CutWorld
  beforeAll(async () => void (world = await openCutWorld(inject('postgresUrl'))))
  afterAll(() => world.close())

  describe('the connection to the database cut at every message', () => {
    for (const [key, flow] of Object.entries(flows)) {
      it(`leaves ${flow.words} done wholly or not at all, and the same request then gets through`, async () => {
        const cuts = await cutEverywhere(world, key, flow, world.warm)
        // Both ends were seen, so that neither check was idle.
        expect(cuts.filter(({ done }) => !done).length).toBeGreaterThan(0)
        expect(cuts.filter(({ done, status }) => done && status === 503).length).toBeGreaterThan(0)
      }, 900_000)
    }
  })
}

type Cut = { k: number; when: When; status: number; done: boolean }
type Place = { k: number; when: When; of?: (message: Message) => boolean }

/** `open` makes the connections ready that the request will use. */
export async function cutEverywhere(
  world: CutWorld,
  key: string,
  flow: CutFlow,
  open: () => Promise<void>,
): Promise<Cut[]> {
  const { snapshots, cutter } = world
  await snapshots.clear()
  const request = await lastRequestOf(key, world.direct())
  await snapshots.save()
  const before = await snapshots.rows(flow.notes)
  const send = async (instance: TestAuth) => readAnswer(await instance.handle(request.clone()))

  await open()
  await cutter.heal()
  const whole = await send(world.instance())
  const messages = [...cutter.messages()]
  const after = await snapshots.rows(flow.notes)
  expect(after, 'it changes something').not.toEqual(before)

  const cuts: Cut[] = []
  for (const { k, when, of } of cutsOf(messages)) {
    const where = `cut ${when} ${of ? 'commit' : 'message'} ${k} of ${messages.length}`
    await snapshots.restore()
    await open()
    const instance = world.instance()
    cutter.cutAt(k, { when, of })
    const answer = await send(instance)
    const reached = cutter.messages().filter((message) => !of || of(message))
    expect(reached.length, `${where}: it was reached`).toBeGreaterThanOrEqual(k)
    await cutter.heal()

    const rows = await snapshots.rows(flow.notes)
    const done = JSON.stringify(rows) === JSON.stringify(after)
    expect(rows, `${where}: all or nothing`).toEqual(done ? after : before)
    expectHonest(answer, { done, whole, where })
    const again = await send(instance)
    const expected = done ? flow.again : { status: whole.status, code: whole.code }
    expect({ status: again.status, code: again.code }, `${where}: sent again`).toEqual({
      code: undefined,
      ...expected,
    })
    if (!done) expect(await snapshots.rows(flow.notes), `${where}: sent again`).toEqual(after)
    if (done && flow.next) expect((await flow.next.run(instance)).status, where).toBe(flow.next.status)
    cuts.push({ k, when, status: answer.status, done })
  }
  return cuts
}

/** The messages that end a round trip: the server answers now. */
const answered = new Set(['S', 'Q', 'startup', 'p'])

/**
 * Every message in every mode in the long form. The quick one leaves out the inner messages of a statement, which the
 * server drops unread when their connection breaks, and what is `before` the next message anyway. And it cuts once, before
 * it, what leaves the same behind wherever it ends: a statement inside a transaction, which ends with its connection, and
 * one in three of those that only read.
 */
function cutsOf(messages: Message[]): Place[] {
  return messages.flatMap((message, at) => {
    const modes: When[] = isLong ? ['before', 'after', 'reply-lost'] : quickly(message, at)
    const place = isCommit(message)
      ? { k: messages.slice(0, at + 1).filter(isCommit).length, of: isCommit }
      : { k: at + 1 }
    return modes.map((when) => ({ ...place, when }))
  })
}

/** What is asked on several connections at once comes in no certain order; a commit is met all the same. */
function isCommit({ sql }: Message): boolean {
  return sql === 'COMMIT'
}

function quickly({ type, sql, isInside }: Message, at: number): When[] {
  const begins = type === 'P' || type === 'Q'
  if (sql && isReading(sql)) return begins && at % 3 === 0 ? ['before'] : []
  if (isInside) return begins ? ['before'] : []
  if (answered.has(type)) return ['before', 'reply-lost']
  return type === 'P' ? ['before'] : []
}

/** A lock counts as written, for whoever waits for it sees when it ends. */
function isReading(sql: string): boolean {
  return /^\s*(SELECT|WITH)\b/i.test(sql) && !/\b(INSERT|UPDATE|DELETE|SHARE|pg_notify|nextval)\b/i.test(sql)
}

function expectHonest(
  answer: Answer,
  { done, whole, where }: { done: boolean; whole: Answer; where: string },
) {
  if (answer.status === whole.status) return expect(done, `${where}: said to be done`).toBe(true)
  expect({ status: answer.status, code: answer.code }, where).toEqual({ status: 503, code: 'UNAVAILABLE' })
  expect(Number(answer.headers.get('retry-after')), where).toBeGreaterThan(0)
  expect(answer.cookies, `${where}: nobody is signed out by it`).toEqual([])
}
