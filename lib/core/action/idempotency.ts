import { createHash } from 'node:crypto'
import type { Pause } from '../clock'
import { AppError } from '../errors'
import type { IdempotencyStore } from '../tenancy/directory'
import type { AnyAction, Reply } from './action'
import { sessionOf, type ActionContext } from './context'
import { invalid } from './validate'

/** The one run of a request that brought an Idempotency-Key. */
export type IdempotentRun = { id: string; isComplete: boolean }

export type Idempotency = { store: IdempotencyStore; pause: Pause; newId: () => string }

const keptMs = 86_400_000
/** Longer than any request takes: who has not finished by then has died. */
const leaseMs = 30_000
/** How often a call asks whether the run before it is over, in ms. */
const pausesMs = [25, 50, 100, 200, 400, 800, 1_200]

/**
 * Runs `work` once for the Idempotency-Key of the call: the same key and input get the first answer again, for 24 hours
 * and for this person, tenant and path. A run that failed leaves the key free. Throws IDEMPOTENCY_CONFLICT when the key
 * came with another input, and CONFLICT when the first run goes on and on.
 */
export async function runOnce(
  { store, pause, newId }: Idempotency,
  action: AnyAction,
  input: Record<string, unknown>,
  context: ActionContext,
  work: () => Promise<Reply>,
): Promise<Reply> {
  const key = keyOf(context.headers)
  if (key === null) return work()
  const { user, tenantId } = sessionOf(context)
  const scope = { key, userId: user.id, tenantId, path: pathOf(action, input) }
  const at = context.now
  const request = { id: newId(), bodyHash: hashOf(input), at, leaseMs, expiresAt: at + keptMs }
  const claim = await claimInTime(() => store.claim(scope, request), pause)
  if (claim.state === 'completed') return replayed(claim.response)
  if (claim.state === 'conflict')
    throw new AppError('IDEMPOTENCY_CONFLICT', 'This Idempotency-Key was used with another input.')
  if (claim.state === 'running') {
    const words = 'The first request with this Idempotency-Key is still being worked on.'
    throw new AppError('CONFLICT', words, { retryAfterMs: 1_000 })
  }
  const run: IdempotentRun = { id: claim.id, isComplete: false }
  context.idempotency = run
  try {
    const reply = await work()
    if (!run.isComplete) await store.complete(run.id, { status: reply.status, body: reply.body ?? null })
    return reply
  } catch (error) {
    // When it cannot be told now, the lease tells it later; and a run that did commit is not undone by it.
    await store.abandon(run.id).catch(() => undefined)
    throw error
  }
}

/**
 * Does the work of an idempotent action inside the transaction that `store` belongs to, so that what was done and that it
 * was done are kept together, or neither. Throws CONFLICT, to undo the work, when another run has taken the key over.
 */
export async function once<R extends Reply>(
  { idempotency: run }: Pick<ActionContext, 'idempotency'>,
  store: Pick<IdempotencyStore, 'complete'>,
  work: () => Promise<R>,
): Promise<R> {
  const reply = await work()
  if (!run) return reply
  if (!(await store.complete(run.id, { status: reply.status, body: reply.body ?? null })))
    throw new AppError('CONFLICT', 'This took too long, and another try has taken its place.')
  run.isComplete = true
  return reply
}

async function claimInTime(
  claim: () => ReturnType<IdempotencyStore['claim']>,
  pause: Pause,
): ReturnType<IdempotencyStore['claim']> {
  let claimed = await claim()
  for (const ms of pausesMs) {
    if (claimed.state !== 'running') break
    await pause(ms)
    claimed = await claim()
  }
  return claimed
}

function replayed({ status, body }: { status: number; body: unknown }): Reply {
  return { status, body: body ?? undefined, headers: { 'Idempotency-Replayed': 'true' } }
}

function keyOf(headers: Headers): string | null {
  const key = headers.get('idempotency-key')
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw invalid([{ path: 'Idempotency-Key', message: 'Use 1 to 255 visible ASCII characters.' }])
}

/** The path as it was called, with its parameters. */
function pathOf({ path }: AnyAction, input: Record<string, unknown>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => String(input[name]))
}

function hashOf(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('base64url')
}
