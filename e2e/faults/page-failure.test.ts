import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectPage } from '../harness/expect-page'
import { startInstances, type Instances } from '../harness/instances'
import { signUpVerified } from '../harness/people'

let instances: Instances

beforeAll(async () => {
  instances = await startInstances({ count: 1 })
})

afterAll(() => instances.stop())

it('a page that fails says so in its document, with the reference that its cause has in the log', async () => {
  const { browser } = await signUpVerified(instances)
  await instances.sql('ALTER TABLE sessions RENAME COLUMN user_agent TO user_agent_gone')
  try {
    const page = await browser.get('/account/sessions?token=kept-out-of-the-log')
    expectPage(page, 500, 'This page could not be shown')
    expect(page.headers.get('retry-after')).toBeNull()
    const requestId = page.headers.get('x-request-id') ?? 'none'
    expect(page.text).toContain(requestId)
    const [line, ...more] = linesWith(requestId)
    expect(more).toEqual([])
    expect(JSON.parse(line ?? '{}')).toMatchObject({ page: '/account/sessions', code: 'INTERNAL' })
    expect(line).not.toContain('kept-out-of-the-log')
    expect(page.text).toContain('aria-label="Account"')
  } finally {
    await instances.sql('ALTER TABLE sessions RENAME COLUMN user_agent_gone TO user_agent')
  }
  expectPage(await browser.get('/account/sessions'), 200, 'This device')
})

it('redirects, unknown pages and pages keep their own status', async () => {
  const { browser } = await signUpVerified(instances)
  const stranger = instances.browser()
  const refused = await stranger.get('/account/security')
  expect([refused.status, refused.headers.get('location')]).toEqual([
    307,
    '/sign-in?next=%2Faccount%2Fsecurity',
  ])
  expectPage(await browser.get('/account/no-such-page'), 404, 'There is no such page in your account')
  expectPage(await browser.get('/account/no-such.css'), 404, 'This page does not exist')
  expectPage(await stranger.get('/dev/mail/no-such-mail'), 404, 'does not exist')
  expectPage(await browser.get('/account/security'), 200, 'Security')
})

it('a client names no request of its own making', async () => {
  const headers = { 'x-gatehouse-request': 'mine' }
  const answer = await instances.browser().get('/sign-in', { headers })
  expect(answer.headers.get('x-request-id')).not.toBe('mine')
})

function linesWith(requestId: string): string[] {
  const lines = instances.all.flatMap((instance) => instance.log().split('\n'))
  return lines.filter((line) => line.includes(requestId))
}
