import { expect, it } from 'vitest'
import { lostWords } from './lost-words'
import { billingStateOf } from './state-for-tests'

it('names features, limits and add-ons that end with the subscription', () => {
  const addOns = [{ key: 'ai-boost', quantity: 2 }]
  expect(lostWords(billingStateOf({ plan: 'pro', status: 'active', interval: 'month', addOns }))).toEqual([
    '“Manage roles”',
    '“Export a PDF”',
    '1,000 summaries (10 then)',
    '50 invitations (5 then)',
    'More summaries',
  ])
})

it('says that what was unlimited is not', () => {
  const enterprise = billingStateOf({ plan: 'enterprise', status: 'active', interval: 'year' })
  expect(lostWords(enterprise)).toContain('unlimited summaries (10 then)')
})

it('loses nothing where nothing was bought', () => {
  expect(lostWords(billingStateOf())).toEqual([])
})
