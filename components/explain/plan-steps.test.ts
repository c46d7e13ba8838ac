import { describe, expect, it } from 'vitest'
import { access } from '@/lib/config/access'
import type { ExplainedLimit, ExplainedPlan, ExplainedPlans } from '@/lib/core/access/explain-plans'
import { planSteps } from './plan-steps'

const free: ExplainedPlan = { key: 'free', title: 'Free', addOn: false, quantity: 1, gives: false }
const pro: ExplainedPlan = { ...free, key: 'pro', title: 'Pro', gives: true }
const boost: ExplainedPlan = {
  ...{ ...free, key: 'ai-boost', title: 'More summaries', addOn: true, quantity: 2 },
}
const summaries: ExplainedLimit = {
  ...{ key: 'ai-limit', per: 'month', max: 10, consumed: 3, remaining: 7 },
  resetsAt: '2026-12-22T00:00:00.000Z',
  parts: [{ plan: 'free', title: 'Free', max: 10, quantity: 1 }],
  ...{ openedBy: [], promised: null, overage: null, denies: false },
}

function stepsOf(entitlement: string, plans: Partial<ExplainedPlans> | null) {
  const needed = { roles: {}, flags: [], plans: access.entitlements[entitlement]?.plans ?? [], maxAge: null }
  return planSteps(access, {
    ...{ entitlement, decision: { allowed: true, reasons: [], meta: {} }, isMember: true },
    ...{ layers: [], flags: [], path: [], ownerId: null, needed },
    plans: plans && { isGated: needed.plans.length > 0, active: [free], limits: [], ...plans },
  })
}

describe('the plan', () => {
  it('that gives it is named among all that count', () => {
    expect(stepsOf('export:pdf', { active: [pro, boost] })).toEqual([
      {
        title: 'The plan gives it',
        outcome: 'yes',
        lines: [
          { text: 'Pro: gives it.', outcome: 'yes' },
          { text: 'More summaries × 2 (an add-on): does not give it.', outcome: 'neutral' },
        ],
      },
    ])
  })

  it('that would give it is named where none does', () => {
    expect(stepsOf('export:pdf', {})).toEqual([
      {
        title: 'No plan of the organization gives it',
        outcome: 'no',
        lines: [
          { text: 'Free: does not give it.', outcome: 'neutral' },
          { text: 'Needed is Pro or Enterprise.', outcome: 'neutral' },
        ],
      },
    ])
  })

  it('is not needed for what is not sold, and nothing is said where no plans are', () => {
    expect(stepsOf('audit:read', {})).toEqual([
      { title: 'No plan is needed for it', outcome: 'yes', lines: [] },
    ])
    expect(stepsOf('export:pdf', null)).toEqual([])
  })
})

describe('a limit', () => {
  const said = (change: Partial<ExplainedLimit>, active: ExplainedPlan[] = [free]) => {
    const [, step] = stepsOf('ai:generate', { active, limits: [{ ...summaries, ...change }] })
    return [step?.outcome, step?.title, ...(step?.lines ?? []).map(({ text }) => text)]
  }
  const used = '3 used; this resets on December 22, 2026.'

  it('says how much there is, who includes it, and what is left', () => {
    expect(said({})).toEqual(['yes', '10 summaries a month: 7 left', 'Free includes 10.', used])
  })

  it('adds up what add-ons add, and says what was promised', () => {
    const parts = [
      { plan: 'pro', title: 'Pro', max: 1_000, quantity: 1 },
      { plan: 'ai-boost', title: 'More summaries', max: 5_000, quantity: 2 },
    ]
    const all = { max: 20_000, remaining: 19_997, parts, promised: 20_000 }
    expect(said(all, [pro, boost])).toEqual([
      ...['yes', '20,000 summaries a month: 19,997 left', 'Pro includes 1,000.'],
      ...['More summaries adds 5,000 × 2.', 'At least 20,000 a month was promised.', used],
    ])
  })

  it.each([
    [{ openedBy: ['pro'], parts: [] }, 'Pro gives it without this limit.'],
    [{ parts: [{ plan: 'pro', title: 'Pro', max: -1, quantity: 1 }] }, 'Pro sets no maximum.'],
    [{ parts: [], promised: -1 }, 'It was promised without a limit.'],
  ])('that is none says why: %o', (change, text) => {
    const unlimited = { ...change, max: -1, remaining: -1 }
    expect(said(unlimited, [pro])).toEqual(['yes', 'Unlimited summaries', text, used])
  })

  it('that is reached denies', () => {
    const reached = { consumed: 10, remaining: 0, denies: true }
    expect(said(reached).slice(0, 2)).toEqual(['no', '10 summaries a month: none left'])
    expect(said({ ...reached, max: 0 }).slice(0, 2)).toEqual(['no', 'No summaries'])
  })

  it('goes on where more is charged, and says for what', () => {
    const overage = { amount: 50, per: 100, cap: 100, most: 210 }
    const [outcome, title, ...lines] = said({ consumed: 12, remaining: 0, overage })
    expect([outcome, title]).toEqual(['yes', '10 summaries a month: more is charged'])
    expect(lines.at(-1)).toBe('Then $0.50 for every 100 more, up to $1.')
    expect(said({ consumed: 210, remaining: 0, overage, denies: true })[1]).toContain('none left')
  })

  it.each([
    [{ per: 'hour', resetsAt: '2026-12-22T10:00:00.000Z' }, 'Dec 22, 2026, 10:00 AM UTC'],
    [{ per: null, resetsAt: null }, 'this does not reset'],
  ] as const)('says when it resets: %o', (change, words) => {
    expect(said(change).at(-1)).toContain(words)
  })

  it('that no plan of the organization sets limits nothing', () => {
    expect(stepsOf('ai:generate', {}).at(-1)).toEqual({
      title: 'Nothing limits it',
      outcome: 'yes',
      lines: [],
    })
  })
})
