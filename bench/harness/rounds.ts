import { median } from './statistics'

/** One turn of one contestant; what it resolves to is what the turn measured. */
export type Turn<T> = () => Promise<T>

/**
 * Everyone's turns in the order A B C, A B C, …, so that a machine that gets slower gets slower for all. The first round
 * warms up and is thrown away.
 */
export async function interleave<Name extends string, T>(
  contestants: Record<Name, Turn<T>>,
  rounds: number,
): Promise<Record<Name, T[]>> {
  const names = Object.keys(contestants) as Name[]
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Name, T[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const result = await contestants[name]()
      if (round > 0) results[name].push(result)
    }
  }
  return results
}

/** Microseconds of one call: the mean of `calls` calls, one after the other. */
export async function microseconds(calls: number, call: (at: number) => unknown): Promise<number> {
  const start = performance.now()
  for (let at = 0; at < calls; at++) await call(at)
  return ((performance.now() - start) / calls) * 1_000
}

/**
 * Microseconds of the processor that one call takes, all threads of this process counted: what others do on the machine
 * meanwhile does not enter. For work that waits for nothing but itself.
 */
export async function processorMicroseconds(calls: number, call: (at: number) => unknown): Promise<number> {
  const start = process.cpuUsage()
  for (let at = 0; at < calls; at++) await call(at)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / calls
}

/** The median, over the rounds, of how many times `a` is as much as `b` in the same round. */
export function medianRatio(a: readonly number[], b: readonly number[]): number {
  return median(a.map((value, round) => value / (b[round] ?? Number.NaN)))
}
