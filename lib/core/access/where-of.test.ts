import { describe, expect, it } from 'vitest'
import { rules } from './rules'
import { whereOf } from './where-of'

const caller = { userId: 'ann', tenantId: 'org-1' }
const own = rules.where({ ownerId: rules.user.id })

describe('whereOf', () => {
  it('takes over what must hold', () => {
    expect(whereOf(own, caller)).toEqual({ AND: [{ ownerId: 'ann' }] })
    const rule = rules.all(
      rules.authenticated(),
      own,
      rules.all(rules.where({ tenantId: rules.user.tenantId, archivedAt: null }), rules.fva(300)),
    )
    expect(whereOf(rule, caller)).toEqual({
      AND: [{ ownerId: 'ann' }, { tenantId: 'org-1' }, { archivedAt: null }],
    })
  })

  it('is no condition for a rule about the caller alone', () => {
    for (const rule of [
      rules.public,
      rules.authenticated(),
      rules.role('admin'),
      rules.entitlement('a:b'),
      rules.fva(1),
    ])
      expect(whereOf(rule, caller)).toEqual({ AND: [] })
  })

  it('keeps both of two conditions on one column, so that they contradict', () => {
    const rule = rules.all(rules.where({ status: 'open' }), rules.where({ status: 'closed' }))
    expect(whereOf(rule, caller)).toEqual({ AND: [{ status: 'open' }, { status: 'closed' }] })
  })

  it('leaves any to memory: another way in may pass a row that this one does not', () => {
    expect(whereOf(rules.any(rules.role('admin'), own), caller)).toEqual({ AND: [] })
    const rule = rules.all(rules.where({ status: 'open' }), rules.any(own, rules.role('admin')))
    expect(whereOf(rule, caller)).toEqual({ AND: [{ status: 'open' }] })
  })

  it('finds no row at all by a marker that nothing stands behind', () => {
    const nobody = { userId: null, tenantId: null }
    expect(whereOf(own, nobody)).toEqual({ OR: [] })
    const rule = rules.all(rules.where({ status: 'open' }), rules.where({ tenantId: rules.user.tenantId }))
    expect(whereOf(rule, { ...caller, tenantId: null })).toEqual({ OR: [] })
    expect(whereOf(rules.where({ ownerId: null }), nobody)).toEqual({ AND: [{ ownerId: null }] })
  })
})
