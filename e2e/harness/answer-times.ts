import { expect } from 'vitest'
import type { Instances } from './instances'
import { areaUnderCurve } from './mann-whitney'
import { newAddress, newPerson } from './people'
import { seedPeople, type SeedOptions } from './seeded-people'

/** Rounds of the series: of 500 the AUC's standard error is 0.018, of 1,000 it is 0.013. */
const rounds = process.env.GATEHOUSE_LONG === '1' ? 2_000 : 500
const decidingRounds = Math.max(rounds, 1_000)
const bounds = { low: 0.45, high: 0.55 }
const warmUp = 20

/** `who` is the person behind the address; without, there is none. */
export type TimedCall = { path: string; kind: string; who?: SeedOptions; body(email: string): object }

/**
 * Which calls take another time for a known address than for an unknown one, by their AUC. The rule, fixed beforehand: one
 * series decides when all its AUCs are within the bounds. Of an even product, one of six is outside in some 3 of 100 series
 * of 500; then a second, longer series, independent of the first, decides by itself. There the bounds are 3.9 standard
 * errors away: an even product fails once in some hundred thousand runs.
 */
export async function tellingTimes(
  instances: Instances,
  calls: readonly TimedCall[],
): Promise<[call: string, auc: number][]> {
  const first = await seriesOf(instances, calls, rounds)
  return first.length === 0 ? first : seriesOf(instances, calls, decidingRounds)
}

async function seriesOf(
  instances: Instances,
  calls: readonly TimedCall[],
  count: number,
): Promise<[string, number][]> {
  const aucs = comparisons(calls, await measure(instances, calls, count))
  console.log('AUC', count, aucs)
  return Object.entries(aucs).filter(([, auc]) => auc < bounds.low || auc > bounds.high)
}

/** Each kind of known address beside an unknown one, e.g. `/api/auth/signin disabled` → 0.51. */
function comparisons(
  calls: readonly TimedCall[],
  times: ReadonlyMap<TimedCall, number[]>,
): Record<string, number> {
  const found = calls.filter(({ who }) => who)
  return Object.fromEntries(
    found.map((call) => {
      const unknown = calls.find(({ path, who }) => path === call.path && !who) as TimedCall
      const auc = areaUnderCurve(times.get(call) ?? [], times.get(unknown) ?? [])
      return [`${call.path} ${call.kind}`, Math.round(auc * 1_000) / 1_000]
    }),
  )
}

/**
 * Times each call once in a round, one after the other, in an order that is new in each round: what a call leaves behind
 * for its successor (a mail being rendered) then falls on all of them alike. Returns times in ms, by call.
 */
async function measure(
  instances: Instances,
  calls: readonly TimedCall[],
  count: number,
): Promise<Map<TimedCall, number[]>> {
  const addresses = new Map<TimedCall, string[]>()
  for (const call of calls) addresses.set(call, await addressesFor(instances, call, count + warmUp))
  const times = new Map(calls.map((call) => [call, [] as number[]]))
  const statuses = new Map<string, Set<number>>()
  for (let round = 0; round < count + warmUp; round++) {
    for (const call of shuffled(calls)) {
      const body = call.body(addresses.get(call)?.[round] ?? '')
      const { status, ms } = await timed(instances, call.path, body)
      statuses.set(call.path, (statuses.get(call.path) ?? new Set()).add(status))
      if (round >= warmUp) times.get(call)?.push(ms)
    }
  }
  for (const [path, seen] of statuses) expect([path, seen.size]).toEqual([path, 1])
  return times
}

/** Each address is asked once, from a client of its own, so that no limit is ever in the way. */
async function addressesFor(instances: Instances, { who }: TimedCall, count: number): Promise<string[]> {
  const people = who ? await seedPeople(instances, count, who) : Array.from({ length: count }, newPerson)
  return people.map(({ email }) => email)
}

/** One call from a client of its own, and the ms until its answer. */
export async function timed(
  instances: Instances,
  path: string,
  body: object,
): Promise<{ status: number; ms: number }> {
  const browser = instances.browser({ address: newAddress() })
  const started = performance.now()
  const { status } = await browser.post(path, body)
  return { status, ms: performance.now() - started }
}

function shuffled<T>(items: readonly T[]): T[] {
  const rest = [...items]
  return items.map(() => rest.splice(Math.floor(Math.random() * rest.length), 1)[0] as T)
}
