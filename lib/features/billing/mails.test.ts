import { describe, expect, it } from 'vitest'
import { buyPlan, checkoutId, customerOf, newBuyer, pay } from '@/e2e/harness/billing'
import { ada } from '@/e2e/harness/tenants'
import { newsOf } from './mails'

const active = {
  id: 's',
  plan: 'pro',
  status: 'active',
  cancelAtPeriodEnd: false,
  nextAttemptAt: null,
} as const
const failed = { ...active, status: 'past_due', nextAttemptAt: 1_000 } as const
const canceled = { ...active, status: 'canceled' } as const
const unpaid = { ...active, status: 'unpaid' } as const

describe('news of a subscription', () => {
  it.each([
    ['nothing bought before', null, active, null],
    ['nothing that is different', active, active, null],
    ['a payment that failed', active, failed, { kind: 'payment-failed', nextAttemptAt: 1_000 }],
    ['one that failed before', failed, failed, null],
    [
      'one that failed again',
      failed,
      { ...failed, nextAttemptAt: 2_000 },
      { kind: 'payment-failed', nextAttemptAt: 2_000 },
    ],
    ['a payment that went through', failed, active, null],
    ['what was given up', failed, canceled, { kind: 'subscription-ended', why: 'unpaid' }],
    ['what was given up and can be paid', failed, unpaid, { kind: 'subscription-ended', why: 'unpaid' }],
    ['what is canceled after that', unpaid, canceled, null],
    [
      'what was to end',
      { ...active, cancelAtPeriodEnd: true },
      canceled,
      { kind: 'subscription-ended', why: 'canceled' },
    ],
    ['an end that nobody asked for here', active, canceled, { kind: 'subscription-ended', why: null }],
    ['a customer who was deleted', active, null, { kind: 'subscription-ended', why: null }],
    ['a customer who was deleted after the end', canceled, null, null],
    ['the last add-on taken off', { ...active, plan: null }, canceled, null],
    ['a first payment that was never made', { ...active, status: 'incomplete' }, canceled, null],
    ['another subscription', active, { ...failed, id: 'other' }, null],
  ] as const)('tells of %s', (_, before, after, news) => {
    expect(newsOf(before, after)).toEqual(news)
  })
})

describe('owners are written to', () => {
  const mailsOf = ({ world }: Awaited<ReturnType<typeof newBuyer>>) =>
    world.mails.filter(({ kind }) => kind === 'payment-failed' || kind === 'subscription-ended')

  it('at each payment that fails, and when it is given up', async () => {
    const buyer = await newBuyer()
    await buyPlan(buyer.owner)
    await buyer.world.simulator.setFails(await customerOf(buyer.world), true)
    await buyer.later('31d')
    const tenant = { to: ada, organization: 'Acme', subscribed: 'Pro' }
    expect(mailsOf(buyer)).toMatchObject([{ kind: 'payment-failed', ...tenant }])
    await buyer.later('3d')
    expect(mailsOf(buyer)).toHaveLength(2)
    await buyer.later('20d')
    expect(mailsOf(buyer).at(-1)).toMatchObject({
      ...{ kind: 'subscription-ended', ...tenant, why: 'unpaid', holds: 'Free' },
      link: expect.stringMatching(/\/t\/acme\/billing$/) as string,
    })
  })

  it('when it ends as it was asked to, once, and to nobody but them', async () => {
    const buyer = await newBuyer()
    await buyPlan(buyer.owner)
    await buyer.owner.post('/api/billing/cancel')
    expect(mailsOf(buyer), 'who cancels is told by the page').toEqual([])
    await buyer.later('32d')
    await buyer.later('1d')
    expect(mailsOf(buyer)).toMatchObject([{ kind: 'subscription-ended', why: 'canceled', holds: 'Free' }])
  })

  it('not by the one who has just taken the last add-on off', async () => {
    const buyer = await newBuyer()
    await pay(buyer.owner, checkoutId(await buyer.addOn('extra-invites')))
    expect((await buyer.addOn('extra-invites', 0)).json()).toMatchObject({ status: 'canceled' })
    expect(mailsOf(buyer)).toEqual([])
  })
})
