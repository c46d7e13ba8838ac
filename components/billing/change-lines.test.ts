import { expect, it } from 'vitest'
import type { ChangePreview } from '@/lib/features/billing/preview-change'
import { changeLines, changeWords, costLines } from './change-lines'

const renewsAt = '2026-12-22T00:00:00.000Z'
const offer = { price: { currency: 'usd', month: 19_900, year: 199_000 } }
const preview: ChangePreview = {
  ...{
    when: 'now',
    effectiveAt: '2026-11-22T00:00:00.000Z',
    gains: [],
    loses: [],
    limits: [],
    dropsAddOns: [],
  },
  charge: { currency: 'usd', credit: 1_450, dueNow: 18_450, renewal: 19_900, renewsAt },
}

it('says what is gained and lost, which limits change and which add-ons end', () => {
  const lines = changeLines({
    ...preview,
    gains: ['export:pdf'],
    loses: ['roles:manage'],
    limits: [
      { key: 'ai-limit', entitlement: 'ai:generate', before: 1_000, after: -1 },
      { key: 'invite-limit', entitlement: 'members:invite', before: 5, after: 50 },
    ],
    dropsAddOns: ['ai-boost'],
  })
  expect(lines).toEqual([
    { name: 'You gain', points: ['Export a PDF'] },
    { name: 'You lose', points: ['Manage roles'] },
    {
      name: 'Limits',
      points: ['unlimited summaries instead of 1,000', '50 invitations instead of 5'],
    },
    { name: 'Add-ons that end with it', points: ['More summaries'] },
  ])
})

it('says nothing where nothing changes', () => {
  expect(changeLines(preview)).toEqual([])
})

it('at once: what is due today, what was taken off for what is left, and what comes then', () => {
  expect(costLines(preview, offer, 'month')).toEqual([
    { name: 'From', words: 'Now' },
    { name: 'Due today', words: '$184.50, with $14.50 for what is left of the plan of now taken off' },
    { name: 'After that', words: '$199 a month, next on December 22, 2026' },
  ])
  expect(changeWords(preview, 'Change to Enterprise')).toBe('Change to Enterprise: $184.50 now')
})

it('later: from when, and that nothing is due today', () => {
  const charge = { currency: 'usd', credit: 0, dueNow: 0, renewal: 2_900, renewsAt }
  const later: ChangePreview = { ...preview, when: 'period_end', effectiveAt: renewsAt, charge }
  expect(costLines(later, offer, 'month').slice(0, 2)).toEqual([
    { name: 'From', words: 'December 22, 2026, the end of this period' },
    { name: 'Due today', words: 'Nothing' },
  ])
  expect(changeWords(later, 'Change to Pro')).toBe('Change to Pro on December 22, 2026')
})

it('before there is a subscription: the price alone', () => {
  const first: ChangePreview = { ...preview, when: 'checkout', effectiveAt: null, charge: null }
  expect(costLines(first, offer, 'year')).toEqual([{ name: 'Price', words: '$1,990 a year' }])
})
