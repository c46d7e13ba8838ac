import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startInstances, type Instances } from '../harness/instances'
import { auditAccounts, auditCounts, mailAccounts, sessionAccounts } from './accounts'
import { act } from './acts'
import { watchGauges, type Reading } from './gauges'
import { createLedger, latencies, latencyRatio, quantile } from './ledger'
import { arrive, type SimulatedPerson, type World } from './simulated-person'

const seconds = Number(process.env.GATEHOUSE_SOAK_SECONDS ?? 60)
const isLong = seconds >= 600
/** Acts a second: what two cores carry with room to spare. */
const rate = Number(process.env.GATEHOUSE_SOAK_RATE ?? 10)
const people: SimulatedPerson[] = []
const firstPeople = 10
/** Acts at once: a machine with no time for more gets fewer a second, and is not flooded. */
const maxUnderWay = 4
/** One of so many acts is somebody new who signs up. */
const newcomerEvery = 40

let instances: Instances
beforeAll(async () => void (instances = await startInstances()))
afterAll(() => instances.stop())

/** Starts an act at every tick, of somebody who is not in the middle of one, and waits for the last. */
async function live(world: World): Promise<void> {
  const underWay = new Set<Promise<void>>()
  const until = Date.now() + seconds * 1_000
  world.ledger.begin()
  for (let tick = 0; Date.now() < until; tick++) {
    const work = underWay.size < maxUnderWay ? begin(world, tick) : null
    const settled = work?.catch(world.ledger.failed).finally(() => underWay.delete(settled as Promise<void>))
    if (settled) underWay.add(settled)
    await new Promise((resolve) => setTimeout(resolve, 1_000 / rate))
  }
  await Promise.all(underWay)
}

/** A newcomer, or an act of somebody idle; null when everybody is busy. */
function begin(world: World, tick: number): Promise<void> | null {
  if (tick % newcomerEvery === 0) return arrive(world).then((person) => void people.push(person))
  const idle = people.filter(({ isBusy }) => !isBusy)
  const person = idle[Math.floor(Math.random() * idle.length)]
  return person ? busy(person, () => act(world, person)) : null
}

async function busy(person: SimulatedPerson, work: () => Promise<void>): Promise<void> {
  person.isBusy = true
  await work()
  // Whoever met an error does nothing more: what they believe is not worth going on with.
  person.isBusy = false
}

/** Medians of the first and the last fifth of what came after a quarter of the run, when everything was loaded. */
function growth(readings: readonly Reading[], of: (reading: Reading) => number) {
  const settled = readings.slice(Math.floor(readings.length / 4))
  const fifth = Math.ceil(settled.length / 5)
  const early = quantile(settled.slice(0, fifth).map(of), 0.5)
  const late = quantile(settled.slice(-fifth).map(of), 0.5)
  return { early, late, ratio: Math.round((late / early) * 100) / 100 }
}

describe('soak', () => {
  it(`${seconds} s of mixed load on two instances`, { timeout: (seconds + 240) * 1_000 }, async () => {
    const world: World = { instances, ledger: createLedger() }
    const auditBefore = await auditCounts(instances)
    for (let at = 0; at < firstPeople; at++) people.push(await arrive(world))
    const gauges = watchGauges(instances)
    await live(world)
    await gauges.stop()

    const { ledger } = world
    const rows = latencies(ledger, seconds * 1_000)
    const memory = instances.all.map((_, at) => growth(gauges.readings, ({ rssMb }) => rssMb[at] ?? 0))
    const connections = growth(gauges.readings, (reading) => reading.connections)
    const health = gauges.readings.flatMap(({ healthMs }) => healthMs)
    const figures = {
      ...{ seconds, rate, calls: ledger.times.length, errors: ledger.errors.length, people: people.length },
      sessions: people.flatMap(({ devices }) => devices).length,
      latencyRatio: Math.round(latencyRatio(rows) * 100) / 100,
      bareAnswerMs: { p50: quantile(health, 0.5), p99: quantile(health, 0.99) },
    }
    console.table(rows.map((row) => rounded(row)))
    console.log(rounded(figures), { 'memory (MB)': memory, connections })

    expect(ledger.errors).toEqual([])
    const sessions = await sessionAccounts(instances, people)
    expect(sessions.stored).toEqual(sessions.believed)
    const audit = await auditAccounts(instances, auditBefore, ledger)
    expect(audit.stored).toEqual(audit.done)
    expect(await mailAccounts(instances)).toEqual({ completed: ledger.mails() })
    // A minute on a busy machine says little about growth: what it can show is a leak that is a torrent.
    expect(figures.latencyRatio).toBeLessThan(isLong ? 1.5 : 3)
    for (const { ratio } of memory) expect(ratio).toBeLessThan(isLong ? 1.3 : 1.8)
    // Per instance: 10 for requests, 3 for jobs, and one each to listen and to migrate.
    expect(Math.max(...gauges.readings.map((reading) => reading.connections))).toBeLessThanOrEqual(2 * 15)
  })
})

function rounded<T extends object>(row: T): object {
  const entries = Object.entries(row) as [string, unknown][]
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'number' ? Math.round(value * 100) / 100 : value]),
  )
}
