import { expect, it } from 'vitest'
import { planQuery, plannedIn } from './planned'

it('reads what was chosen, and writes it again', () => {
  const planned = plannedIn({ plan: 'pro', interval: 'year' })
  expect(planned).toEqual({ plan: 'pro', interval: 'year' })
  expect(planned && planQuery(planned)).toBe('plan=pro&interval=year')
  expect(plannedIn({ plan: 'enterprise' })).toEqual({ plan: 'enterprise', interval: 'month' })
})

it.each([{}, { plan: 'free' }, { plan: 'ai-boost' }, { plan: 'gold' }, { plan: ['pro', 'pro'] }])(
  'is nothing for %o, which is no plan that is bought',
  (query) => {
    expect(plannedIn(query)).toBeNull()
  },
)
