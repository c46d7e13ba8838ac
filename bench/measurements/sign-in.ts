import { hash, verify } from '@node-rs/argon2'
import { availableParallelism } from 'node:os'
import { withApp } from '../harness/app'
import { authOnPostgres, withPostgres } from '../harness/auth-on-postgres'
import { load } from '../harness/load'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { argon2, createPeople, emailOf, password, signIn } from '../harness/people'
import { profileHere } from '../harness/profile'
import { interleave, medianRatio, microseconds } from '../harness/rounds'
import { median } from '../harness/statistics'
import { figure, time, times } from '../harness/units'

const people = 50

export const signInMeasurement = {
  name: 'sign-in',
  run: async (effort: Effort): Promise<Row[]> => [...(await latency(effort)), await throughput(effort)],
}

/** One sign-in after the other, in this process on a real Postgres: what it takes beside its hash and its statements. */
function latency(effort: Effort): Promise<Row[]> {
  return withPostgres(async (createDatabase) => {
    const url = await createDatabase()
    const { auth, database, queries, close } = await authOnPostgres(url)
    await createPeople(
      async (text, values) => (await database.executeSql(text, values)).rows as never[],
      people,
    )
    const stored = await hash(password, argon2)
    const calls = byEffort(effort, { quick: 10, usual: 25, long: 50 })
    let person = 0
    const enter = async () => {
      const email = emailOf(person++ % people)
      const result = await auth.api.signIn({ email, password }, new Headers({ 'x-client': '192.0.2.1' }))
      if (!result.ok) throw new Error(result.error.message)
    }
    const ours = async () => {
      queries.take()
      const whole = await microseconds(calls, enter)
      return { whole, statements: queries.take() / calls }
    }
    const bare = async () => ({
      whole: await microseconds(calls, () => verify(stored, password)),
      statements: 0,
    })
    const results = await interleave({ ours, bare }, byEffort(effort, { quick: 5, usual: 15, long: 25 }))
    const hashing = results.bare.map(({ whole }) => whole)
    const rest = results.ours.map(({ whole, statements }) => whole - statements)
    const ratio = medianRatio(rest, hashing)
    const statements = time(median(results.ours.map((round) => round.statements)))
    const profile = ratio > 1.3 ? await profileHere(ours) : undefined
    await close()
    return [
      {
        what: 'sign-in, without its statements',
        beside: 'a raw argon2 verify, same parameters',
        measured: `${time(median(rest))} beside ${time(median(hashing))}: ${times(ratio)}; its statements take ${statements} more`,
        goal: '≤ 1.3×',
        met: ratio <= 1.3,
        profile,
      },
    ]
  })
}

/** The built app at twenty connections, beside as many verifications at once as there are cores. */
function throughput(effort: Effort): Promise<Row> {
  return withApp(async (app) => {
    await createPeople(app.sql, people)
    const stored = await hash(password, argon2)
    const count = byEffort(effort, { quick: 100, usual: 400, long: 1_000 })
    const enter = () =>
      load(app.url, { connections: 20, count }, (connection, at) =>
        signIn(connection, app.origin, at % people),
      )
    const ours = async () => (await enter()).perSecond
    const bare = () => hashesPerSecond(stored, count)
    const results = await interleave({ ours, bare }, byEffort(effort, { quick: 3, usual: 7, long: 11 }))
    const share = medianRatio(results.ours, results.bare) * 100
    return {
      what: 'sign-ins per second, 20 connections',
      beside: `argon2 alone on ${availableParallelism()} cores`,
      measured: `${figure(median(results.ours))} beside ${figure(median(results.bare))}: ${figure(share)} %; app, Postgres and client share the cores`,
      goal: '≥ 90 %',
      met: share >= 90,
      ...(share < 90 && { profile: await app.profile(enter) }),
    }
  })
}

async function hashesPerSecond(stored: string, count: number): Promise<number> {
  let left = count
  const work = async () => {
    while (left-- > 0) await verify(stored, password)
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return count / ((performance.now() - start) / 1_000)
}
