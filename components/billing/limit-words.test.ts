import { expect, it } from 'vitest'
import { featureWords, limitWords } from './limit-words'

const limit = { key: 'ai-limit', entitlement: 'ai:generate', per: 'month', max: 1_000 }

it.each([
  [limit, '1,000 summaries a month'],
  [{ ...limit, max: 1 }, '1 summary a month'],
  [{ ...limit, max: -1 }, 'Unlimited summaries'],
  [{ ...limit, max: 0 }, 'No summaries'],
  [{ ...limit, per: 'hour' }, '1,000 summaries an hour'],
  [{ ...limit, per: null }, '1,000 summaries'],
  [{ ...limit, key: 'new-limit' }, '1,000 uses of “Generate a summary” a month'],
  [
    { ...limit, overage: { amount: 50, per: 100, cap: 5_000 } },
    '1,000 summaries a month, then $0.50 for every 100 more, up to $50',
  ],
  [{ ...limit, max: 0, overage: { amount: 5, per: 1, cap: null } }, 'No summaries, then $0.05 for each more'],
  [{ ...limit, max: -1, overage: { amount: 5, per: 1, cap: null } }, 'Unlimited summaries'],
  // A key that every object has is no unit.
  [{ ...limit, key: 'constructor' }, '1,000 uses of “Generate a summary” a month'],
])('%o is said as %s', (said, words) => {
  expect(limitWords(said)).toBe(words)
})

it('names an entitlement by its title, and an unknown one by itself', () => {
  expect(featureWords('export:pdf')).toBe('Export a PDF')
  expect(featureWords('rockets:launch')).toBe('Rockets:launch')
})
