import { expect, it } from 'vitest'
import { cancelWords } from './cancel-words'
import { isCancelable } from './plan-act'
import { billingStateOf, unpaidPro } from './state-for-tests'

const bought = { plan: 'pro', status: 'active', interval: 'month' } as const

it('says until when the plan is kept, what takes its place, and that nothing more is charged', () => {
  const { title, about, consequence } = cancelWords(billingStateOf(bought))
  expect(title).toBe('Pro')
  expect(about).toBe('You keep Pro until December 22, 2026, and can take it back until then.')
  expect(consequence).toMatch(/^On December 22, 2026 Free takes its place\. From then on you do without: /)
  expect(consequence).toMatch(/ Nothing is deleted, and nothing more is charged\.$/)
})

it('past due: does not hide that the open invoice is still charged', () => {
  const nextAttemptAt = '2026-11-25T00:00:00.000Z'
  const { about, consequence } = cancelWords(billingStateOf({ ...bought, status: 'past_due', nextAttemptAt }))
  expect(about).toContain('if the open invoice is paid')
  expect(consequence).toMatch(
    / The open invoice is still charged, next on November 25, 2026, and nothing after it\.$/,
  )
  const last = cancelWords(billingStateOf({ ...bought, status: 'past_due' }))
  expect(last.consequence).toMatch(/ The open invoice is still charged, and nothing after it\.$/)
})

it('unpaid: cancels what is subscribed to, not the plan that holds instead', () => {
  const { title, about, consequence } = cancelWords(billingStateOf(unpaidPro))
  expect(title).toBe('Pro')
  expect(about).toBe('Pro is unpaid and gives nothing now. Canceled, it ends on December 22, 2026.')
  expect(consequence).toMatch(/^Pro ends on December 22, 2026, and Free goes on as it holds now\. /)
  expect(consequence).not.toContain('takes its place')
  const addOnsAlone = billingStateOf({ status: 'unpaid', interval: 'month' })
  expect(cancelWords(addOnsAlone).about).toMatch(/^The subscription is unpaid/)
})

it('is offered for a plan, and for whatever is unpaid, until it is canceled', () => {
  const addOnsAlone = { status: 'active', interval: 'month' } as const
  expect(isCancelable(billingStateOf(bought))).toBe(true)
  expect(isCancelable(billingStateOf({ ...bought, cancelAtPeriodEnd: true }))).toBe(false)
  expect(isCancelable(billingStateOf(addOnsAlone))).toBe(false)
  expect(isCancelable(billingStateOf({ ...addOnsAlone, status: 'unpaid' }))).toBe(true)
  expect(isCancelable(billingStateOf())).toBe(false)
})
