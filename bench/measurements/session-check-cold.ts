import { importJWK, jwtVerify, type JWK } from 'jose'
import { randomUUID } from 'node:crypto'
import type { StoredSession } from '@/lib/core/auth/types'
import { compileSubject } from '../harness/compile'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { profileHere } from '../harness/profile'
import { interleave, medianRatio, processorMicroseconds } from '../harness/rounds'
import { median } from '../harness/statistics'
import { time, times } from '../harness/units'

const goal = 1.3
const appUrl = 'http://localhost:3000'
const clock = { now: () => Date.now() }

/** `auth.api.getSession(headers)` for tokens that it has never seen, beside the bare verification of the same tokens. */
export const sessionCheckCold = {
  name: 'session-check-cold',
  async run(effort: Effort): Promise<Row[]> {
    const { createAuth, generateKey } = await compileSubject()
    const key = generateKey('ES256')
    const calls = byEffort(effort, { quick: 200, usual: 500, long: 1_000 })
    const rounds = byEffort(effort, { quick: 5, usual: 15, long: 25 })
    const tokens = await issueTokens(key, calls * (rounds + 4))
    const headers = tokens.map((token) => new Headers({ cookie: `sid=${token}` }))
    const publicKey = await importJWK({ ...key, d: undefined } as JWK, 'ES256')
    const bounds = { algorithms: ['ES256'], issuer: appUrl, audience: appUrl, typ: 'at+jwt' }
    const auth = createAuth({ session: { algorithm: 'ES256', ttl: '1h' }, keys: { keys: [key] }, appUrl })
    let seen = 0
    const ours = () =>
      processorMicroseconds(calls, async () => {
        const answer = await auth.api.getSession(headers[seen++] ?? new Headers())
        if (!answer.ok) throw new Error('We refuse the token')
      })
    // The tokens that we have just seen.
    const jose = () =>
      processorMicroseconds(calls, (at) => jwtVerify(tokens[seen - calls + at] ?? '', publicKey, bounds))
    const results = await interleave({ ours, jose }, rounds)
    const ratio = medianRatio(results.ours, results.jose)
    return [
      {
        what: 'session check, cold',
        beside: 'jose jwtVerify, same key and tokens',
        measured: `${time(median(results.ours))} beside ${time(median(results.jose))}: ${times(ratio)}`,
        goal: `≤ ${goal}×`,
        met: ratio <= goal,
        ...(ratio > goal && { profile: await profileHere(async () => void (await ours(), await ours())) }),
      },
    ]
  },
}

async function issueTokens(
  key: ReturnType<Awaited<ReturnType<typeof compileSubject>>['generateKey']>,
  count: number,
) {
  const { createAccessTokens, createKeyRing } = await compileSubject()
  const keys = createKeyRing({ keys: [key] }, 'ES256', clock)
  const options = {
    keys,
    algorithm: 'ES256' as const,
    issuer: appUrl,
    audience: appUrl,
    ttlMs: 3_600_000,
    clock,
  }
  const issuer = createAccessTokens(options)
  const user = {
    ...{ id: randomUUID(), email: 'robin@example.com', name: 'Robin Vale' },
    ...{ emailVerified: true, disabled: false, createdAt: Date.now() },
  }
  const sessions = Array.from({ length: count }, () => ({ id: randomUUID(), generation: 0 }) as StoredSession)
  const claims = await issuer.claimsOf(user)
  const issued = sessions.map((session) =>
    issuer.issue({ ...session, factorVerifiedAt: null }, user, { claims, tenant: null }, Date.now()),
  )
  return (await Promise.all(issued)).map(({ token }) => token)
}
