import { expect, it } from 'vitest'
import { access } from '@/lib/config/access'
import { BootRefusal, demandSellable } from './boot-refusal'

it('refuses to start with plans of two groups for sale, and names them', () => {
  const { pro } = access.plans
  const support = pro && { ...pro, key: 'support', group: 'support' }
  const starting = () => demandSellable({ plans: { ...access.plans, ...(support && { support }) } })
  expect(starting).toThrow(BootRefusal)
  expect(starting).toThrow('plans["support"] of the group "support"')
})

it('starts with those of one', () => {
  expect(() => demandSellable(access)).not.toThrow()
})
