import { describe, expect, it } from 'vitest'
import { decisionOf } from './decision'
import { contextIn, model, now, otherProject, project, worldOf } from './test-model'

const manager = worldOf([[project, 'manager']])
const seconds = now / 1_000

describe('step-up', () => {
  const ask = (fva: number | null) => contextIn(manager, { fva }).context.check('project:delete', project)

  it('wants a second factor that is recent enough, to the second', async () => {
    expect(await ask(seconds - 300)).toEqual({ allowed: true, reasons: [], meta: {} })
    expect(await ask(seconds - 301)).toEqual({
      ...{ allowed: false, reason: 'step_up_required', reasons: ['step_up_required'] },
      meta: { maxAge: 300 },
    })
    for (const none of [null, 0, Number.NaN])
      expect(await ask(none)).toMatchObject({ reasons: ['step_up_required'] })
  })

  it('is asked by the clock of the moment, not of the context’s beginning', async () => {
    let time = now
    const { context } = contextIn(manager, { fva: seconds, clock: { now: () => time } })
    expect(await context.can('project:delete', project)).toBe(true)
    expect(context.verifiedWithin(300)).toBe(true)
    time += 300_001
    expect(await context.can('project:delete', project)).toBe(false)
    expect(context.verifiedWithin(300)).toBe(false)
  })
})

describe('reasons', () => {
  it('stand together, what a person can do most about first', async () => {
    const { context } = contextIn(manager)
    expect(await context.check('project:delete', otherProject)).toEqual({
      allowed: false,
      reason: 'hierarchy_denied',
      reasons: ['hierarchy_denied', 'step_up_required'],
      meta: { requiredRoles: ['manager'], maxAge: 300 },
    })
    expect((await contextIn(worldOf([])).context.check('ai:generate', project)).reasons).toEqual([
      'role_required',
      'flag_disabled',
    ])
  })

  it('have one order, whatever order they are found in', () => {
    const limit = { key: 'ai-limit', max: 10, consumed: 10, remaining: 0, resetsAt: null }
    const denials = [
      { reason: 'not_authenticated' },
      { reason: 'step_up_required' },
      { reason: 'hierarchy_denied' },
      { reason: 'flag_disabled' },
      { reason: 'limit_reached', limit },
      { reason: 'role_required' },
      { reason: 'plan_required' },
    ] as const
    expect(decisionOf(model, 'ai:generate', denials)).toEqual({
      allowed: false,
      reason: 'plan_required',
      reasons: [
        ...['plan_required', 'role_required', 'limit_reached', 'flag_disabled', 'hierarchy_denied'],
        ...['step_up_required', 'not_authenticated'],
      ],
      meta: { requiredPlans: ['pro'], requiredRoles: ['manager', 'contributor'], limit, maxAge: 0 },
    })
  })
})
