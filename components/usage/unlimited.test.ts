import { expect, it } from 'vitest'
import { unlimitedOf } from './unlimited'

const limit = { key: 'ai-limit', entitlement: 'ai:generate', per: 'month' } as const

it('finds what a plan leaves unlimited by not naming it, each once', () => {
  expect(unlimitedOf([])).toEqual([
    { key: 'ai-limit', entitlement: 'ai:generate' },
    { key: 'invite-limit', entitlement: 'members:invite' },
  ])
})

it('leaves out what is answered', () => {
  const held = { ...limit, max: -1, consumed: 3, remaining: -1, resetsAt: null, overage: null }
  expect(unlimitedOf([held])).toEqual([{ key: 'invite-limit', entitlement: 'members:invite' }])
})
