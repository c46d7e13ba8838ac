import { expect, it } from 'vitest'
import { access } from '@/lib/config/access'
import { defineAccess } from '../access/define-access'
import { sellingProblem } from './selling-problem'

const entities = { organization: { roles: ['owner'] } }
const price = { month: 100 }
const problemWith = (support: { price?: { month?: number; year?: number } }, addOn = false) =>
  sellingProblem(
    defineAccess({
      ...{ entities, entitlements: {} },
      plans: {
        pro: { group: 'main', price },
        team: { group: 'main', price: { year: 900 } },
        support: addOn ? { addOn: true, ...support } : { group: 'support', ...support },
      },
    }),
  )

it('the starter can be sold', () => {
  expect(sellingProblem(access)).toBeNull()
})

it.each([
  ['has a price by the month', { price }],
  ['has a price by the year', { price: { year: 1_000 } }],
])('a second group that %s can not, and all of the plans are named', (_, support) => {
  expect(problemWith(support)).toContain(
    'plans["pro"], plans["team"] of the group "main"; plans["support"] of the group "support"',
  )
})

it('a second group that is given away can, and so can an add-on', () => {
  expect(problemWith({})).toBeNull()
  expect(problemWith({ price: { month: 0 } })).toBeNull()
  expect(problemWith({ price }, true)).toBeNull()
})
