import type { PlanVersionStore } from '@/lib/core/billing/plan-versions'
import type { Tables } from '../tables'
import { keyOf } from './tables'

export function createPlanVersionStore({
  planVersions,
  plans,
}: Pick<Tables, 'planVersions' | 'plans'>): PlanVersionStore {
  return {
    async record(versions, at) {
      for (const { terms, version } of versions) {
        const key = keyOf(terms.key, version)
        const known = planVersions.get(key)
        const isSucceeded = planVersions.find(
          ({ plan, soldSince }) => plan === terms.key && known !== null && soldSince > known.soldSince,
        )
        if (!known || isSucceeded) planVersions.set(key, { plan: terms.key, version, soldSince: at })
      }
    },

    async list() {
      const rows = planVersions.filter(() => true)
      return rows.toSorted(
        (one, other) =>
          compare(one.plan, other.plan) ||
          other.soldSince - one.soldSince ||
          compare(one.version, other.version),
      )
    },

    async holders(plan, otherThan, after, limit) {
      const rows = plans
        .filter((row) => row.plan.terms.key === plan && row.plan.version !== otherThan)
        .filter(({ tenantId }) => after === null || tenantId > after)
        .toSorted((one, other) => compare(one.tenantId, other.tenantId))
      return rows.slice(0, limit).map((row) => ({ tenantId: row.tenantId, plan, version: row.plan.version }))
    },
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
