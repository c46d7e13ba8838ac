import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { AddOnItem, BillingInterval, PlanChange } from '@/lib/core/billing/provider'
import { addMonths } from '@/lib/core/billing/period'
import { isAppError } from '@/lib/core/errors'
import { createTestSimulator, day, start, type TestSimulator } from './test-simulator'

vi.setConfig({ testTimeout: 120_000 })

type Step =
  | {
      do: 'buy'
      plan: string | null
      interval: BillingInterval
      addOns: AddOnItem[]
      trialDays: number | null
    }
  | ({ do: 'change' } & PlanChange)
  | { do: 'attach'; item: AddOnItem }
  | { do: 'cancel' | 'resume' | 'usage' | 'replace' | 'remove' }
  | { do: 'fail'; fails: boolean }
  | { do: 'move'; days: number }

const interval = fc.constantFrom<BillingInterval>('month', 'year')
const plan = fc.constantFrom('pro', 'team', 'monthly')
const item = fc.record({ key: fc.constantFrom('boost', 'seats'), quantity: fc.nat(3) })
const stepArb: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    ...{ do: fc.constant('buy' as const), plan: fc.option(plan), interval },
    ...{ addOns: fc.uniqueArray(item, { maxLength: 2, selector: ({ key }) => key }) },
    trialDays: fc.option(fc.constantFrom(1, 14), { freq: 1 }),
  }),
  fc.record({
    ...{ do: fc.constant('change' as const), plan, interval },
    ...{
      dropAddOns: fc.subarray(['boost', 'seats']),
      when: fc.constantFrom('now' as const, 'period_end' as const),
    },
  }),
  fc.record({ do: fc.constant('attach' as const), item }),
  fc.record({ do: fc.constantFrom('cancel', 'resume', 'usage', 'replace', 'remove') }),
  fc.record({ do: fc.constant('fail' as const), fails: fc.boolean() }),
  fc.record({ do: fc.constant('move' as const), days: fc.constantFrom(1, 2, 10, 31, 70, 400) }),
)

async function take(test: TestSimulator, step: Step, key: string): Promise<void> {
  const { provider, simulator, customerId } = test
  switch (step.do) {
    case 'buy':
      return void (await simulator.pay(await test.open(step, key), { card: 'success' }))
    case 'change':
      return provider.changePlan(customerId, step, key)
    case 'attach':
      return provider.attachAddOn(customerId, step.item, key)
    case 'cancel':
      return provider.cancel(customerId, key)
    case 'resume':
      return provider.resume(customerId, key)
    case 'usage':
      return provider.reportUsage(customerId, { limit: 'summaries', quantity: 7, at: test.now() }, key)
    case 'replace':
      return simulator.replaceCard(customerId, 'success')
    case 'remove':
      return simulator.removeCard(customerId)
    case 'fail':
      return simulator.setFails(customerId, step.fails)
    case 'move':
      return test.moveTo(test.now() + step.days * day)
  }
}

/** Whether it was done; what is refused is refused by a code, and has changed nothing. */
async function attempt(test: TestSimulator, step: Step, key: string): Promise<boolean> {
  const before = await test.state()
  try {
    await take(test, step, key)
    return true
  } catch (error) {
    if (!isAppError(error)) throw error
    const { orders: _, keys: __, ...rest } = await test.state()
    expect(before).toMatchObject(rest)
    return false
  }
}

async function expectInvariants(test: TestSimulator): Promise<void> {
  const { invoices, charges, balance, subscription, usage } = await test.state()
  const paid = invoices.filter(({ status }) => status === 'paid')
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
  expect(sum(charges.map(({ amount }) => amount))).toBe(sum(paid.map(({ total }) => total.amount)))
  expect(balance).toBeGreaterThanOrEqual(0)
  for (const { lines, total } of invoices) {
    expect(total.amount).toBeGreaterThanOrEqual(0)
    expect(sum(lines.map(({ amount }) => amount))).toBe(total.amount)
  }
  const open = invoices.filter(({ status }) => status === 'open')
  expect(open.map(({ id }) => id)).toEqual(subscription?.overdue ? [subscription.overdue.invoiceId] : [])
  if (!subscription) return void expect(usage).toEqual([])
  expect(subscription.status === 'past_due').toBe(subscription.overdue !== null)
  if (subscription.status === 'trialing') return
  const { anchor, months, period, interval, status } = subscription
  if (status !== 'canceled') {
    expect(period).toEqual({
      start: addMonths(anchor, months),
      end: addMonths(anchor, months + (interval === 'year' ? 12 : 1)),
    })
    expect(test.now()).toBeLessThan(period.end)
  }
}

it('whatever is done in whatever order: the books balance, periods fit their anchor, keys work once', async () => {
  const property = fc.asyncProperty(
    fc.array(stepArb, { maxLength: 25 }),
    fc.nat(400),
    async (steps, offset) => {
      const test = await createTestSimulator({ at: start + offset * day })
      let begun = 0
      for (const [place, step] of steps.entries()) {
        const isDone = await attempt(test, step, `key ${place}`)
        await expectInvariants(test)
        const told = await test.told()
        begun = told.filter((type) => type === 'customer.subscription.created').length
        const ended = told.filter((type) => type === 'customer.subscription.deleted').length
        expect([0, 1]).toContain(begun - ended)
        if (!isDone || step.do === 'move') continue
        const before = await test.state()
        await take(test, step, `key ${place}`)
        expect(await test.state()).toEqual(
          step.do === 'replace' || step.do === 'remove' ? expect.anything() : before,
        )
      }
    },
  )
  await fc.assert(property, { numRuns: 300 })
})

it('what is quoted is what is charged', async () => {
  const property = fc.asyncProperty(
    fc.array(stepArb, { maxLength: 12 }),
    fc.record({ plan, interval, dropAddOns: fc.subarray(['boost', 'seats']) }),
    async (steps, change) => {
      const test = await createTestSimulator()
      await test.buy()
      for (const [place, step] of steps.entries()) await attempt(test, step, `key ${place}`)
      const quote = await test.provider.quoteChange(test.customerId, change).catch(() => null)
      const before = (await test.state()).charges.length
      const isDone = await attempt(test, { do: 'change', ...change, when: 'now' }, 'change')
      if (!quote) return void expect(isDone).toBe(false)
      if (!isDone) return void expect(quote.dueNow).toBeGreaterThan(0)
      const { charges } = await test.state()
      const charged = charges.slice(before).reduce((total, { amount }) => total + amount, 0)
      expect(charged).toBe(quote.dueNow)
      expect((await test.subscription()).currentPeriod.end).toBe(quote.renewsAt)
    },
  )
  await fc.assert(property, { numRuns: 300 })
})
