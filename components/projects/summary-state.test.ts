import { expect, it } from 'vitest'
import { quotaWords } from './summary-state'

const usage = { key: 'ai-limit', max: 10, consumed: 1, remaining: 9, resetsAt: '2026-12-22T00:00:00.000Z' }

it('says what is left, and until when', () => {
  expect(quotaWords(usage)).toBe('9 of 10 summaries left until December 22, 2026.')
  expect(quotaWords({ ...usage, remaining: 0, resetsAt: null })).toBe('None of 10 summaries left.')
})

it('says nothing where nothing is limited', () => {
  expect(quotaWords({ ...usage, max: -1, remaining: -1 })).toBeNull()
  expect(quotaWords(null)).toBeNull()
})
