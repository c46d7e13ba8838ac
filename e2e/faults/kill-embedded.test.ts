import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp } from '@/scripts/check/app.mjs'
import { workUntilKilled } from '../harness/acknowledged'
import type { Browser } from '../harness/browser'
import { startScratchApp, type ScratchApp } from '../harness/scratch-app'

const rounds = process.env.GATEHOUSE_LONG === '1' ? 25 : 1
const seeded = { email: 'ada@example.com', password: 'gatehouse-lantern-42' }

let app: ScratchApp
beforeAll(async () => void (app = await startScratchApp({ TRUSTED_PROXY_HOPS: '1' })))
afterAll(() => app?.remove())

it('kill -9 over the embedded database loses nothing that was acknowledged, and it opens again by itself', async () => {
  for (let round = 0; round < rounds; round++) {
    const browsers = [await signIn(), await signIn(), await signIn()]
    const told = await workUntilKilled(
      (address) => app.browser(address),
      browsers,
      () => app.kill(),
    )
    await app.restart()
    expect(told.surprises).toEqual([])
    expect(told.signUps.length).toBeGreaterThan(0)
    for (const { browser, isCertain } of told.browsers) {
      if (isCertain) expect((await browser.post('/api/auth/refresh')).status).toBe(200)
    }
    // A job that the dead process had taken comes again when its 30 s are over.
    await expect.poll(() => mailCounts(told.signUps), { timeout: 100_000, interval: 500 }).toEqual([1])
  }
}, 3_600_000)

it('a second process on the folder of the embedded database is refused, and told who has it and what to do', async () => {
  const log = join(app.dataDir, '..', 'second.log')
  const second = startApp({ env: { GATEHOUSE_DATA_DIR: app.dataDir }, log })
  await expect(second).rejects.toThrow(
    /cannot start:\s+The embedded database in .* is in use by process \d+ \(a running app\)\. Stop that process, or set DATABASE_URL/,
  )
  expect((await signIn()).cookies.has('sid')).toBe(true)
})

async function signIn(): Promise<Browser> {
  const browser = app.browser()
  const { status, text } = await browser.post('/api/auth/signin', seeded)
  if (status !== 200) throw new Error(`sign-in: ${status} ${text}`)
  return browser
}

/** The different numbers of verification mails that those addresses have. */
async function mailCounts(addresses: readonly string[]): Promise<number[]> {
  const counts = await Promise.all(
    addresses.map(async (to) => {
      const answer = await app.browser().get(`/api/dev/mail?${new URLSearchParams({ to })}`)
      return answer.json<{ messages: unknown[] }>().messages.length
    }),
  )
  return [...new Set(counts)]
}
