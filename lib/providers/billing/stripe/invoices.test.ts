import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addInvoice } from '../../../../e2e/harness/stripe/invoices'
import { openStripe, providerOf, tenant, type TestStripe } from './test-stripe'

let test: TestStripe
beforeEach(async () => {
  test = await openStripe()
})
afterEach(() => test.stand.stop())

/** A subscription, and so many invoices of it, each of so many lines. */
async function invoiced(count: number, lines = 1): Promise<string[]> {
  const { world } = test.stand
  const subscription = world.subscriptions.get(await test.buy('pro'))
  if (!subscription) throw new Error('nothing was bought')
  world.invoices.clear()
  return Array.from({ length: count }, (_, at) => {
    world.now += 60
    const all = Array.from({ length: lines }, (__, line) => ({
      ...{ description: `Line ${line}`, amount: 100 + at, quantity: 1 },
      period: { start: world.now, end: world.now + 60 },
    }))
    return addInvoice(world, subscription, all).id
  })
}

describe('invoices', () => {
  it('are the newest first, page by page', async () => {
    const ids = (await invoiced(5)).reverse()
    const { provider, customerId } = test
    const first = await provider.invoices(customerId, { limit: 2 })
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    const second = await provider.invoices(customerId, { limit: 2, cursor: first.nextCursor ?? '' })
    const last = await provider.invoices(customerId, { limit: 2, cursor: second.nextCursor ?? '' })
    expect([...second.items, ...last.items].map(({ id }) => id)).toEqual(ids.slice(2))
    expect(last.nextCursor).toBeNull()
  })

  it('say what was charged, every line of it, and no draft', async () => {
    const [id = '', draft = ''] = await invoiced(2, 25)
    const { stand, provider, customerId } = test
    Object.assign(stand.world.invoices.get(draft) ?? {}, { status: 'draft', number: null })
    const { items } = await provider.invoices(customerId, { limit: 10 })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      ...{ id, number: 'GH-1', status: 'paid', total: { amount: 2_500, currency: 'usd' } },
      createdAt: (stand.world.now - 60) * 1_000,
    })
    expect(items[0]?.lines).toHaveLength(25)
    expect(items[0]?.lines[24]).toEqual({ description: 'Line 24', quantity: 1, amount: 100 })
  })

  it('are none of another customer', async () => {
    await invoiced(1)
    const other = await test.provider.createCustomer({ ...tenant, id: 'tenant-2' }, 'customer:tenant-2')
    expect(await test.provider.invoices(other, { limit: 10 })).toEqual({ items: [], nextCursor: null })
  })
})

describe('invoicePdf', () => {
  it('is the document of an invoice, for its customer alone', async () => {
    const [id = ''] = await invoiced(1)
    const { provider, customerId } = test
    const pdf = await provider.invoicePdf(customerId, id)
    expect(Buffer.from(pdf ?? []).toString()).toBe('%PDF-1.7 of the stand-in')
    const other = await provider.createCustomer({ ...tenant, id: 'tenant-2' }, 'customer:tenant-2')
    expect(await provider.invoicePdf(other, id)).toBeNull()
    expect(await provider.invoicePdf(customerId, 'in_nobodys')).toBeNull()
  })

  it.each([
    ['of another host', 'https://files.example.com/in.pdf'],
    ['of a host that only looks like Stripe', 'https://stripe.com.example.com/in.pdf'],
    ['of this machine', 'http://127.0.0.1:9/in.pdf'],
    ['without encryption', 'http://pay.stripe.com/in.pdf'],
    ['of a file', 'file:///etc/passwd'],
  ])('is fetched from no address %s', async (_, address) => {
    const [id = ''] = await invoiced(1)
    Object.assign(test.stand.world.invoices.get(id) ?? {}, { invoice_pdf: address })
    await expect(test.provider.invoicePdf(test.customerId, id)).rejects.toMatchObject({
      ...{ code: 'UNAVAILABLE', cause: { message: expect.stringContaining('an invoice at') } },
    })
  })

  it('follows a redirect of its own, and none that leads elsewhere', async () => {
    const [id = ''] = await invoiced(1)
    const { stand, provider, customerId } = test
    const { document } = stand
    stand.document = (response) => {
      stand.document = document
      response.writeHead(302, { location: '/pdf/elsewhere' }).end()
    }
    expect(await provider.invoicePdf(customerId, id)).not.toBeNull()
    stand.document = (response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
    }
    await expect(provider.invoicePdf(customerId, id)).rejects.toMatchObject({
      cause: { message: 'an invoice at http://169.254.169.254' },
    })
  })

  it('is no page, nothing endless and nothing that never comes', async () => {
    const [id = ''] = await invoiced(1)
    const { stand, customerId } = test
    const provider = providerOf(stand, { timeoutMs: 400 })
    const refused = () => provider.invoicePdf(customerId, id).catch((error: unknown) => error)
    stand.document = (response) => void response.end('<html>Sign in</html>')
    expect(await refused()).toMatchObject({ cause: { message: 'an invoice that is no PDF' } })
    stand.document = (response) => void response.end(Buffer.alloc(11_000_000, '%PDF-'))
    expect(await refused()).toMatchObject({ cause: { message: 'an invoice of more than 10 MiB' } })
    stand.document = (response) => void response.write('%PDF-')
    expect(await refused()).toMatchObject({ code: 'UNAVAILABLE', cause: { name: 'TimeoutError' } })
  })
})
