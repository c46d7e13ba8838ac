import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { addTenant, type Home } from '@/lib/stores/contract/tenancy/samples'
import type { TenancySubject } from '@/lib/stores/contract/tenancy/subject'
import { openTestDatabase } from '@/lib/stores/prisma/test-database'
import { tenancySubjectOn } from '@/lib/stores/prisma/test-tenancy'
import { bundle } from '../harness/bundle'
import { createSeededRandom } from '../harness/fake-time'

const kills = process.env.GATEHOUSE_LONG === '1' ? 1_000 : 100
/** So many die at the same time of one another's work. */
const lanes = 4

let url: string
let subject: TenancySubject
let home: Home
let folder: string
beforeAll(async () => {
  const database = await openTestDatabase(inject('postgresUrl'))
  url = database.url
  subject = await tenancySubjectOn(database, database, {})
  home = await addTenant(subject)
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-worker-'))
  const leftOut = ['@prisma/client/runtime/query_compiler*']
  await bundle('e2e/faults/consuming-worker.ts', join(folder, 'worker.mjs'), leftOut)
})
afterAll(async () => {
  await subject?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

type Said = { asked: string[]; counted: string[] }

/** Lets one work until it has counted something, and kills it a moment later. */
async function workUntilKilled(afterMs: number): Promise<Said> {
  const worker = spawn(process.execPath, [join(folder, 'worker.mjs'), url, home.id, home.owner.id])
  let text = ''
  let complaint = ''
  worker.stderr.on('data', (chunk) => (complaint += String(chunk)))
  worker.stdout.on('data', (chunk) => {
    const hasBegun = text.includes('counted')
    text += String(chunk)
    if (!hasBegun && text.includes('counted')) setTimeout(() => worker.kill('SIGKILL'), afterMs)
  })
  await new Promise((resolve) => worker.once('close', resolve))
  expect(complaint).toBe('')
  const keys = (word: string) =>
    [...text.matchAll(new RegExp(`^${word} (\\S+)$`, 'gm'))].map(([, key = '']) => key)
  return { asked: keys('asked'), counted: keys('counted') }
}

describe('BIL-4 kill -9 during consumption', () => {
  it('loses nothing that was acknowledged, and whoever asks again under the same key is counted once', async () => {
    const random = createSeededRandom('kills')
    const delays = [...random.bytes(kills)].map((byte) => byte / 10)
    const said: Said[] = []
    const lane = async () => {
      for (let next = delays.pop(); next !== undefined; next = delays.pop())
        said.push(await workUntilKilled(next))
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    const asked = said.flatMap((one) => one.asked)
    const counted = said.flatMap((one) => one.counted)
    expect([said.length, counted.length > kills], 'they did work').toEqual([kills, true])
    expect(asked.length, 'and were cut').toBeGreaterThan(counted.length)

    const { wallet } = subject.tenancy
    const room = { included: 1_000_000, most: 1_000_000 }
    const counters = ['ai-limit', 'day-limit'].map((limit) => ({ limit, periodStart: 0, ...room }))
    const stands = () => wallet.consumed(home.id, counters)
    const before = await stands()
    expect(before[0], 'both limits or none').toBe(before[1])
    expect(before[0]).toBeGreaterThanOrEqual(counted.length)
    expect(before[0]).toBeLessThanOrEqual(asked.length)
    const again = async (key: string) => {
      const charge = { tenantId: home.id, userId: home.owner.id, entitlement: 'ai:generate', amount: 1 }
      return (await wallet.consume({ ...charge, key, at: 0, counters })).outcome
    }
    const acknowledged = new Set(counted)
    for (const key of asked)
      expect(acknowledged.has(key) ? ['repeated'] : ['repeated', 'counted']).toContain(await again(key))
    expect(await stands()).toEqual([asked.length, asked.length])
  }, 900_000)
})
