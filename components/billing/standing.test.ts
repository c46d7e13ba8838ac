import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { subscriptionStatuses } from '@/lib/core/billing/provider'
import type { BillingState } from '@/lib/features/billing/state'
import { standingOf, troubleOf, type StandingAlert } from './standing'
import { billingStateOf, unpaidPro } from './state-for-tests'

const bought = { plan: 'pro', status: 'active', interval: 'month' } as const
const end = '2026-12-22T00:00:00.000Z'
const trialEndsAt = '2026-12-06T00:00:00.000Z'

const states = ['none', ...subscriptionStatuses, 'cancelAtPeriodEnd', 'scheduled'] as const
type Screen = [given: Partial<BillingState>, badge: string, alert: string | null, act: StandingAlert['act']]

const screens: { readonly [State in (typeof states)[number]]: Screen } = {
  none: [{}, 'No subscription', null, null],
  incomplete: [{ status: 'incomplete' }, 'Payment not finished', 'The first payment is not finished', 'pay'],
  trialing: [
    { ...bought, status: 'trialing', trialEndsAt },
    ...(['Trial', 'Your trial of Pro ends on December 6, 2026', null] as const),
  ],
  active: [bought, 'Active', null, null],
  past_due: [{ ...bought, status: 'past_due' }, 'Payment failed', 'The last payment failed', 'pay'],
  unpaid: [unpaidPro, 'Pro is unpaid', 'The subscription is unpaid', 'pay'],
  canceled: [{ status: 'canceled' }, 'Canceled', 'The subscription was canceled', null],
  cancelAtPeriodEnd: [
    { ...bought, cancelAtPeriodEnd: true },
    ...(['Ends soon', 'Pro ends on December 22, 2026', 'resume'] as const),
  ],
  scheduled: [
    { ...bought, plan: 'enterprise', scheduled: { plan: 'pro', interval: 'month', at: end } },
    ...(['Change planned', 'Pro begins on December 22, 2026', 'resume'] as const),
  ],
}

describe('every state of a subscription', () => {
  it.each(states)('%s has a screen', (state) => {
    const [given, badge, title, act] = screens[state]
    const { alert, ...standing } = standingOf(billingStateOf(given))
    expect([standing.badge.words, alert?.title ?? null, alert?.act ?? null]).toEqual([badge, title, act])
  })

  it('has a name of its own', () => {
    expect(new Set(states.map((state) => screens[state][1])).size).toBe(states.length)
  })

  it('has a row in the guide', () => {
    const guide = readFileSync('docs/guides/billing.md', 'utf8')
    const rows = [...guide.matchAll(/^\| (?:… )?`(\w+)` +\|/gm)].map(([, state]) => state)
    expect(rows.toSorted()).toEqual(states.toSorted())
  })
})

it('nothing bought: says that the default plan holds, and warns of nothing', () => {
  const { badge, alert, next } = standingOf(billingStateOf())
  expect(badge.words).toBe('No subscription')
  expect(alert).toBeNull()
  expect(next).toEqual({ words: 'Limits reset on', at: end })
})

it('active: says when it renews', () => {
  const { badge, alert, next } = standingOf(billingStateOf(bought))
  expect([badge.words, alert, next.words]).toEqual(['Active', null, 'Renews on'])
})

it('trialing: says until when', () => {
  const { badge, alert, next } = standingOf(billingStateOf({ ...bought, status: 'trialing', trialEndsAt }))
  expect(badge.words).toBe('Trial')
  expect(alert?.title).toBe('Your trial of Pro ends on December 6, 2026')
  expect(next).toEqual({ words: 'First payment on', at: trialEndsAt })
})

it('to be canceled: says when it ends, and can be resumed', () => {
  const { alert, next } = standingOf(billingStateOf({ ...bought, cancelAtPeriodEnd: true }))
  expect(alert).toMatchObject({ title: 'Pro ends on December 22, 2026', act: 'resume' })
  expect(next).toEqual({ words: 'Ends on', at: end })
})

it('to be changed: says to what, and can be taken back', () => {
  const scheduled = { plan: 'pro', interval: 'month', at: end } as const
  const { alert, next } = standingOf(billingStateOf({ ...bought, plan: 'enterprise', scheduled }))
  expect(alert).toMatchObject({ title: 'Pro begins on December 22, 2026', act: 'resume' })
  expect(next.words).toBe('Becomes Pro on')
})

it.each([
  ['past_due', 'warning', 'The last payment failed'],
  ['unpaid', 'danger', 'The subscription is unpaid'],
  ['incomplete', 'warning', 'The first payment is not finished'],
] as const)('%s: says so first, and leads to the payment method', (status, tone, title) => {
  // Nothing that comes later matters before the money does.
  const { alert, badge } = standingOf(billingStateOf({ ...bought, status, cancelAtPeriodEnd: true }))
  expect(alert).toMatchObject({ tone, title, act: 'pay' })
  expect(badge.tone).toBe(tone)
})

it('past due: names the next attempt, if there is one', () => {
  const state = { status: 'past_due', title: 'Pro', subscribed: { plan: 'pro', title: 'Pro' } } as const
  expect(troubleOf({ ...state, nextAttemptAt: end })?.words).toContain('December 22, 2026')
  expect(troubleOf({ ...state, nextAttemptAt: null })?.words).not.toContain('attempt')
})

it('unpaid: names what is unpaid, and what holds instead of it', () => {
  const { alert, badge } = standingOf(billingStateOf(unpaidPro))
  expect(badge.words).toBe('Pro is unpaid')
  expect(alert?.words).toMatch(/^Pro gives nothing now, and Free holds instead\..* so that Pro can go on\.$/)
})

it('unpaid: says nothing of attempts and invoices, for a trial that ended without a card has none', () => {
  const words = standingOf(billingStateOf(unpaidPro)).alert?.words
  expect(words).not.toMatch(/attempt|failed|declined|invoice/i)
})

it('add-ons alone, to be canceled: does not say that the plan of now ends', () => {
  const { alert } = standingOf(
    billingStateOf({ status: 'active', interval: 'month', cancelAtPeriodEnd: true }),
  )
  expect(alert?.title).toBe('The subscription ends on December 22, 2026')
})

it('canceled: says what holds now', () => {
  const { badge, alert } = standingOf(billingStateOf({ status: 'canceled' }))
  expect(badge.words).toBe('Canceled')
  expect(alert).toMatchObject({ act: null })
  expect(alert?.words).toMatch(/^Free holds now/)
})

it.each(['none', 'trialing', 'active', 'canceled'] as const)('%s is no trouble', (status) => {
  expect(troubleOf({ status, title: 'Pro', subscribed: null, nextAttemptAt: null })).toBeNull()
})
