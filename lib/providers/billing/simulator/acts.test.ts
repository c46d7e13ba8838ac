import { beforeEach, describe, expect, it } from 'vitest'
import { createTestSimulator, day, key, start, type TestSimulator } from './test-simulator'

const [leapDay, march] = [Date.parse('2028-02-29T12:00:00Z'), Date.parse('2028-03-31T12:00:00Z')]
const toTeam = { plan: 'team', interval: 'month', when: 'now', dropAddOns: [] } as const

let test: TestSimulator
beforeEach(async () => {
  test = await createTestSimulator()
  await test.buy()
})

const charged = async () => (await test.state()).charges.map(({ amount }) => amount)

describe('a cancellation', () => {
  it('holds at the end of the period, and can be taken back before', async () => {
    await test.provider.cancel(test.customerId, key())
    expect(await test.subscription()).toMatchObject({ status: 'active', cancelAtPeriodEnd: true })
    await test.provider.resume(test.customerId, key())
    await test.moveTo(leapDay)
    expect(await test.subscription()).toMatchObject({ status: 'active' })
    await test.provider.cancel(test.customerId, key())
    await test.moveTo(march)
    expect(await test.subscription()).toMatchObject({ status: 'canceled' })
    expect(await charged()).toHaveLength(2)
  })

  it('of what ends already, is over or goes on fits nothing', async () => {
    await expect(test.provider.resume(test.customerId, key())).rejects.toMatchObject({ code: 'CONFLICT' })
    await test.provider.cancel(test.customerId, key())
    await expect(test.provider.cancel(test.customerId, key())).rejects.toMatchObject({ code: 'CONFLICT' })
    await test.moveTo(leapDay)
    for (const act of [test.provider.cancel, test.provider.resume])
      await expect(act(test.customerId, key())).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('use beyond what is included', () => {
  const use = (name: string, quantity = 25) =>
    test.provider.reportUsage(test.customerId, { limit: 'summaries', quantity, at: test.now() }, name)

  it('is on the next invoice, once for each key', async () => {
    await use('once')
    await use('once')
    await test.moveTo(leapDay)
    expect(await charged()).toEqual([2_900, 2_900 + 8])
    await test.moveTo(march)
    expect((await charged()).at(-1)).toBe(2_900)
  })

  it('that is told again is told later, and is the same', async () => {
    await use('once')
    await test.moveTo(test.now() + 3_600_000)
    await use('once')
    await test.moveTo(leapDay)
    expect(await charged()).toEqual([2_900, 2_900 + 8])
  })

  it('of a limit that has no price is a conflict', async () => {
    const usage = { limit: 'other', quantity: 1, at: test.now() }
    const reporting = test.provider.reportUsage(test.customerId, usage, key())
    await expect(reporting).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('BIL-7 a key', () => {
  it('does the same once, and answers the same', async () => {
    const order = { plan: 'team' }
    expect(await test.open(order, 'k')).toBe(await test.open(order, 'k'))
    for (const _ of [1, 2, 3]) await test.provider.changePlan(test.customerId, toTeam, 'change')
    expect(await charged()).toHaveLength(2)
  })

  it('with other parameters, or for another act, is a conflict', async () => {
    await test.provider.attachAddOn(test.customerId, { key: 'boost', quantity: 1 }, 'k')
    const other = test.provider.attachAddOn(test.customerId, { key: 'boost', quantity: 2 }, 'k')
    await expect(other).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(test.provider.cancel(test.customerId, 'k')).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('of what was declined can be tried again', async () => {
    await test.simulator.setFails(test.customerId, true)
    const attempt = () => test.provider.changePlan(test.customerId, toTeam, 'k')
    await expect(attempt()).rejects.toMatchObject({ code: 'PAYMENT_DECLINED' })
    await test.simulator.setFails(test.customerId, false)
    await attempt()
    expect(await test.subscription()).toMatchObject({ plan: 'team' })
  })

  it('is forgotten after a day', async () => {
    await test.provider.cancel(test.customerId, 'k')
    await test.moveTo(start + day - 1)
    await test.provider.cancel(test.customerId, 'k')
    await test.moveTo(start + day)
    await expect(test.provider.cancel(test.customerId, 'k')).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('invoices', () => {
  it('come newest first, page by page, and as a PDF', async () => {
    await test.moveTo(march)
    const { provider, customerId } = test
    const first = await provider.invoices(customerId, { limit: 2 })
    expect(first.items.map(({ createdAt }) => createdAt)).toEqual([march, leapDay])
    const second = await provider.invoices(customerId, { limit: 2, cursor: first.nextCursor ?? '' })
    expect(second).toMatchObject({ items: [{ createdAt: start }], nextCursor: null })
    const unknown = await provider.invoices(customerId, { limit: 2, cursor: 'in_none' })
    expect(unknown).toEqual({ items: [], nextCursor: null })
    const [{ id, number } = { id: '', number: '' }] = first.items
    const pdf = new TextDecoder().decode((await provider.invoicePdf(customerId, id)) ?? undefined)
    expect(JSON.parse(pdf)).toMatchObject({
      title: `Invoice ${number}`,
      table: { sums: [['Total', '$29.00']] },
    })
    expect(await provider.invoicePdf(customerId, 'in_none')).toBeNull()
    expect(await provider.invoicePdf('cus_none', id)).toBeNull()
  })
})
