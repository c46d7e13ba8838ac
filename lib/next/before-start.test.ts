import { expect, it } from 'vitest'
import { answerBeforeStart } from './before-start'

const answerTo = (path: string, method = 'GET') =>
  answerBeforeStart(new Request(`https://app.example.com${path}`, { method }))

it('says that the process lives, and that it is not ready', async () => {
  const health = answerTo('/api/health')
  expect([health?.status, await health?.json()]).toEqual([200, { ok: true }])
  const ready = answerTo('/api/ready')
  expect([ready?.status, await ready?.json()]).toEqual([
    503,
    { ready: false, accepting: true, database: false, migrations: false, feed: false },
  ])
  expect(Number(ready?.headers.get('retry-after'))).toBeGreaterThan(0)
})

it('leaves everything else to be unavailable', () => {
  expect(answerTo('/api/auth/session')).toBeNull()
  expect(answerTo('/api/health', 'POST')).toBeNull()
})
