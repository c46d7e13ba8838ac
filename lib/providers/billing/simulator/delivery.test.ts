import { describe, expect, it } from 'vitest'
import { createTestSimulator, key, start, type TestSimulator } from './test-simulator'

/** An endpoint that answers what it is told to, and keeps what it was sent. */
function endpoint() {
  const received: { type: string; request: Request }[] = []
  const answer = { status: 200 as number | 'none' }
  const deliver = async (request: Request) => {
    const { type } = (await request.clone().json()) as { type: string }
    received.push({ type, request })
    if (answer.status === 'none') throw new Error('the line is dead')
    return new Response(null, { status: answer.status })
  }
  return { received, answer, deliver, types: () => received.map(({ type }) => type) }
}

const bought = ['customer.subscription.created', 'invoice.paid', 'checkout.session.completed']
const waiting = async ({ simulator }: TestSimulator) =>
  (await simulator.events(99)).filter(({ deliveredAt }) => deliveredAt === null).length

describe('the delivery of webhooks', () => {
  it('is done before the act returns, in order, signed for the time of the attempt', async () => {
    const { received, deliver, types } = endpoint()
    const test = await createTestSimulator({ deliver })
    await test.buy()
    expect(types()).toEqual(bought)
    for (const { request } of received) {
      expect(request.url).toBe('http://localhost:3000/api/billing/webhook/simulator')
      const bytes = new Uint8Array(await request.arrayBuffer())
      const event = test.provider.parseWebhook(bytes, request.headers, start)
      expect(event).toMatchObject({ customerId: test.customerId, createdAt: start })
    }
    expect(await waiting(test)).toBe(0)
  })

  it('waits until there is somebody to deliver to', async () => {
    const { deliver, types } = endpoint()
    const test = await createTestSimulator()
    await test.buy()
    expect(await waiting(test)).toBe(3)
    test.simulator.connect(deliver)
    await test.simulator.tick()
    expect(types()).toEqual(bought)
  })

  it.each([500, 404, 'none'] as const)('is tried again in order after %s', async (status) => {
    const { answer, received, deliver, types } = endpoint()
    const test = await createTestSimulator({ deliver })
    answer.status = status
    await test.buy()
    // What follows waits for what failed.
    expect(types()).toEqual(bought.slice(0, 1))
    answer.status = 200
    received.length = 0
    await test.moveTo(start + 3_600_000)
    expect(types()).toEqual(bought)
    const [{ request } = { request: null }] = received
    if (!request) throw new Error('Nothing was received.')
    const bytes = new Uint8Array(await request.arrayBuffer())
    expect(() => test.provider.parseWebhook(bytes, request.headers, test.now())).not.toThrow()
    expect((await test.simulator.events(9)).map(({ attempts }) => attempts)).toEqual([1, 1, 2])
  })

  it('of one customer does not wait for that of another', async () => {
    const refusing = new Set<string>()
    const heard: string[] = []
    const test = await createTestSimulator({
      async deliver(request) {
        const { data } = (await request.json()) as { data: { customer: string } }
        if (refusing.has(data.customer)) return new Response(null, { status: 500 })
        heard.push(data.customer)
        return new Response(null)
      },
    })
    refusing.add(test.customerId)
    await test.buy()
    const tenant = { id: 'second', name: 'Second', email: 'second@example.com' }
    const second = await test.provider.createCustomer(tenant, key())
    await test.buy({ customerId: second })
    expect(heard).toEqual([second, second, second])
  })

  it('is given up after twenty attempts, and can still be had by hand', async () => {
    const { answer, received, deliver } = endpoint()
    const test = await createTestSimulator({ deliver })
    answer.status = 404
    await test.buy()
    for (let tick = 0; tick < 80; tick++) await test.simulator.tick()
    expect(received).toHaveLength(60)
    const [last] = await test.simulator.events(1)
    expect(await test.simulator.resend(last?.id ?? '')).toBe(404)
    answer.status = 200
    expect(await test.simulator.resend(last?.id ?? '')).toBe(200)
    expect(await waiting(test)).toBe(2)
  })

  it('a receiver that asks the provider, or changes something there, does not wait for itself', async () => {
    const { received, deliver } = endpoint()
    const test: TestSimulator = await createTestSimulator({
      async deliver(request) {
        const answer = await deliver(request)
        await test.subscription()
        if (received.length === 1) await test.provider.cancel(test.customerId, 'from within')
        return answer
      },
    })
    await test.buy()
    expect(await waiting(test)).toBe(0)
    expect(received).toHaveLength(4)
  })

  it('of acts at the same time reaches the receiver before each of them returns', async () => {
    const { deliver } = endpoint()
    const test = await createTestSimulator({ deliver })
    await test.buy()
    const acts = ['boost', 'seats'].map((name) =>
      test.provider.attachAddOn(test.customerId, { key: name, quantity: 1 }, key()),
    )
    await Promise.all(
      acts.map(async (act) => {
        await act
        expect(await waiting(test)).toBe(0)
      }),
    )
  })

  it('sends an event again for whoever asks, and knows no other', async () => {
    const { deliver, types } = endpoint()
    const test = await createTestSimulator({ deliver })
    await test.buy()
    const [event] = await test.simulator.events(1)
    expect(await test.simulator.resend(event?.id ?? '')).toBe(200)
    expect(types()).toEqual([...bought, 'checkout.session.completed'])
    await expect(test.simulator.resend('evt_none')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
