import { expect, it } from 'vitest'
import { soldOffers } from './offer'
import { comparisonRows, planPoints } from './plan-points'

const { plans } = soldOffers()
const named = (key: string) => plans.find((plan) => plan.key === key) ?? { features: [], limits: [] }

it('says what each plan of the starter gives', () => {
  expect(planPoints(named('free'), plans)).toEqual(['10 summaries a month', '5 invitations a month'])
  expect(planPoints(named('pro'), plans)).toEqual([
    '1,000 summaries a month',
    '50 invitations a month',
    'Manage roles',
    'Export a PDF',
  ])
})

it('says that a limit which a plan has not is none', () => {
  expect(planPoints(named('enterprise'), plans).slice(0, 2)).toEqual([
    'Unlimited summaries',
    'Unlimited invitations',
  ])
})

it('compares the plans in everything in which they differ', () => {
  expect(comparisonRows(plans)).toEqual([
    { name: 'Summaries a month', cells: ['10', '1,000', 'Unlimited'] },
    { name: 'Invitations a month', cells: ['5', '50', 'Unlimited'] },
    { name: 'Manage roles', cells: [false, true, true] },
    { name: 'Export a PDF', cells: [false, true, true] },
  ])
})
