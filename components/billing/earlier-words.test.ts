import { expect, it } from 'vitest'
import { earlierWords } from './earlier-words'
import { billingStateOf } from './state-for-tests'

const pro = { plan: 'pro', status: 'active', interval: 'month' } as const

it('says nothing of terms that are sold still', () => {
  expect(earlierWords(billingStateOf(pro))).toBeNull()
})

it('says that earlier terms are kept', () => {
  expect(earlierWords(billingStateOf({ ...pro, newer: { movesAt: null } }))).toEqual({
    title: 'Pro is sold under new terms',
    words:
      'You keep the terms that you took it under for as long as you have it. You can take the new ones below, too.',
  })
})

it('says when they end, and from when the new price is paid', () => {
  const newer = { movesAt: '2026-12-24T00:00:00.000Z' }
  const { words } = earlierWords(billingStateOf({ ...pro, newer })) ?? {}
  expect(words).toContain('You move to the new terms on December 24, 2026. You pay their price')
  const given = earlierWords(billingStateOf({ ...pro, status: 'none', subscribed: null, newer }))
  expect(given?.words, 'what is given is not paid for').not.toMatch(/pay|below/)
})
