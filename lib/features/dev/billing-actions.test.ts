import { beforeEach, describe, expect, it } from 'vitest'
import { createTestPipeline } from '@/e2e/harness/test-pipeline'
import { createTestSimulator, type TestSimulator } from '@/lib/providers/billing/simulator/test-simulator'
import { simulatorActions } from './billing-actions'

let test: TestSimulator
let delivered: number
let browser: ReturnType<typeof createTestPipeline>['browser']
let strange: typeof browser

beforeEach(async () => {
  delivered = 0
  test = await createTestSimulator({
    async deliver() {
      delivered++
      return new Response(null, { status: delivered > 3 ? 404 : 200 })
    },
  })
  browser = createTestPipeline(simulatorActions(test.simulator, () => true)).browser
  strange = createTestPipeline(simulatorActions(test.simulator, () => false)).browser
})

const pay = async (body: object, id?: string) =>
  browser.post(`/api/dev/billing/checkouts/${id ?? (await test.open())}`, body)

describe('paying a checkout from a script', () => {
  it('answers where the person goes on', async () => {
    const answer = await pay({ card: 'success' })
    expect(answer.status).toBe(200)
    expect(answer.json()).toEqual({
      status: 'complete',
      url: 'http://localhost:3000/t/acme/billing?done=paid',
    })
    expect(await test.subscription()).toMatchObject({ status: 'active' })
  })

  it('declined is 402, and the same checkout can be paid after', async () => {
    const id = await test.open()
    const declined = await pay({ card: 'decline' }, id)
    expect([declined.status, declined.code]).toEqual([402, 'PAYMENT_DECLINED'])
    expect((await pay({ card: 'success' }, id)).status).toBe(200)
  })

  it('asks for a confirmation, and takes it', async () => {
    const id = await test.open()
    expect((await pay({ card: 'confirm' }, id)).json()).toMatchObject({ status: 'open', next: 'confirm' })
    expect((await pay({ confirm: true }, id)).json()).toMatchObject({ status: 'complete' })
  })

  it.each([
    {},
    { card: 'other' },
    { card: 'success', confirm: true },
    { confirm: false },
    { confirm: 'true' },
    { card: ['success'] },
    { card: 'success', amount: 0 },
  ])('with %j is 400', async (body) => expect((await pay(body)).status).toBe(400))

  it('of an unknown id is 404, and one that is no id 400', async () => {
    expect((await pay({ card: 'success' }, `cs_${'0'.repeat(24)}_${'0'.repeat(24)}`)).status).toBe(404)
    expect((await pay({ card: 'success' }, '..%2f')).status).toBe(400)
  })
})

describe('events', () => {
  it('are listed newest first, with what became of them, and sent again', async () => {
    await test.buy()
    const list = async () =>
      (await browser.get('/api/dev/billing/events')).json<{ events: Record<string, unknown>[] }>().events
    const [last, ...others] = await list()
    expect(others).toHaveLength(2)
    expect(last).toEqual({
      ...{ id: last?.['id'], type: 'checkout.session.completed', customerId: test.customerId, attempts: 1 },
      ...{ createdAt: '2028-01-31T12:00:00.000Z', deliveredAt: '2028-01-31T12:00:00.000Z' },
    })
    const resent = await browser.post(`/api/dev/billing/events/${String(last?.['id'])}/resend`)
    expect(resent.json()).toEqual({ status: 404 })
    expect((await list())[0]).toMatchObject({ attempts: 2 })
    expect((await browser.post('/api/dev/billing/events/evt_none/resend')).status).toBe(404)
  })
})

describe('a customer', () => {
  const change = (body: object) => browser.post(`/api/dev/billing/customers/${test.customerId}`, body)
  const customer = () => test.simulator.customer(test.customerId)

  it('can be made to fail its payments, and to pay them again', async () => {
    await test.buy()
    expect((await change({ fails: true })).json()).toEqual({ changed: true })
    expect(await customer()).toMatchObject({ fails: true })
    await change({ fails: false })
    expect(await customer()).toMatchObject({ fails: false })
  })

  it('can be left without answers, until it gets them again', async () => {
    await test.buy()
    const ask = () => test.provider.subscription(test.customerId)
    expect((await change({ away: true })).json()).toEqual({ changed: true })
    expect(await customer()).toMatchObject({ isAway: true, subscription: { status: 'active' } })
    await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await change({ away: false })
    expect(await customer()).toMatchObject({ isAway: false })
    expect(await ask()).toMatchObject({ status: 'active' })
  })

  it('can have another card, or none', async () => {
    await change({ card: 'decline' })
    expect(await customer()).toMatchObject({ card: { last4: '0341' } })
    await change({ card: 'none' })
    expect(await customer()).toMatchObject({ card: null })
    expect((await change({ card: 'confirm' })).status).toBe(400)
  })

  it('that there is not is 404', async () => {
    expect((await browser.post('/api/dev/billing/customers/cus_none', { fails: true })).status).toBe(404)
  })
})

it('a page of a stranger gets nothing of it', async () => {
  const id = await test.open()
  const base = '/api/dev/billing'
  const answers = [
    await strange.post(`${base}/checkouts/${id}`, { card: 'success' }),
    await strange.get(`${base}/events`),
    await strange.post(`${base}/events/evt_1/resend`),
    await strange.post(`${base}/customers/${test.customerId}`, { fails: true }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  expect(await test.provider.subscription(test.customerId)).toBeNull()
})
