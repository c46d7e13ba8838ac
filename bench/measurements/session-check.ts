import { compileSubject } from '../harness/compile'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { profileHere } from '../harness/profile'
import { interleave, medianRatio, processorMicroseconds } from '../harness/rounds'
import { median } from '../harness/statistics'
import { time, times } from '../harness/units'
import { authJsDecode } from '../peers/auth-js'
import { betterAuthSessionCheck } from '../peers/better-auth'

const goal = 50

/** `auth.api.getSession(headers)`, all of it, for someone whose token has been seen before. */
export const sessionCheck = {
  name: 'session-check',
  async run(effort: Effort): Promise<Row[]> {
    const ours = await warmSessionCheck()
    const off = await betterAuthSessionCheck({ cookieCache: false })
    const on = await betterAuthSessionCheck({ cookieCache: true })
    const decode = await authJsDecode()
    const calls = byEffort(effort, { quick: 300, usual: 1_000, long: 2_000 })
    const rounds = byEffort(effort, { quick: 5, usual: 15, long: 25 })
    // Ours gets more calls of each turn, so that all turns take equally long.
    const results = await interleave(
      {
        ours: () => processorMicroseconds(calls * 40, ours),
        off: () => processorMicroseconds(calls, off),
        on: () => processorMicroseconds(calls, on),
        decode: () => processorMicroseconds(calls, decode),
      },
      rounds,
    )
    const own = time(median(results.ours))
    const row = (beside: string, peer: number[]): Row => {
      const ratio = medianRatio(peer, results.ours)
      const measured = `${own} beside ${time(median(peer))}: ${times(ratio)} faster`
      return { what: 'session check, warm', beside, measured, goal: `≥ ${goal}×`, met: ratio >= goal }
    }
    const rows = [
      row('better-auth getSession, in-memory database', results.off),
      row('better-auth getSession, cookie cache', results.on),
      row('Auth.js decode', results.decode),
    ]
    const missed = rows.find(({ met }) => !met)
    if (missed) missed.profile = await profileHere(() => processorMicroseconds(calls * 200, ours))
    return rows
  },
}

async function warmSessionCheck(): Promise<() => Promise<unknown>> {
  const { createAuth } = await compileSubject()
  // Longer than the measurement takes: a token that expires half-way would no longer be a warm one.
  const auth = createAuth({ session: { algorithm: 'ES256', ttl: '1h' } })
  const body = { email: 'robin@example.com', password: 'quiet harbor lamp 77', name: 'Robin Vale' }
  const { cookies } = await auth.api.signUp(body)
  const headers = new Headers({ cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') })
  const check = () => auth.api.getSession(headers)
  if (!(await check()).ok) throw new Error('We know of no session')
  return check
}
