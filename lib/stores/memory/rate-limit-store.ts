import type { RateLimitStore } from '@/lib/core/auth/stores'
import type { RateLimitResult } from '@/lib/core/auth/types'
import { countedHit, judgeWindow } from '../rate-limit-window'
import { Table } from './table'
import type { Tables } from './tables'

/** Counts in this process alone: for tests and for a single instance. */
export function createRateLimitStore(
  { rateLimits }: Pick<Tables, 'rateLimits'> = { rateLimits: new Table() },
): RateLimitStore {
  const hitsOf = (key: string): number[] => rateLimits.get(key)?.hits ?? []

  const count = (key: string, max: number, windowMs: number, at: number): RateLimitResult => {
    const row = rateLimits.get(key)
    const verdict = judgeWindow(row?.hits ?? [], max, windowMs, at)
    if (!verdict.allowed) return verdict
    const hits = [...hitsOf(key).filter((hit) => hit > at - windowMs), at]
    rateLimits.set(key, { hits, expiresAt: Math.max(row?.expiresAt ?? 0, at + windowMs) })
    return countedHit(max, hits.length)
  }

  return {
    async check(key, max, windowMs, at) {
      return count(key, max, windowMs, at)
    },

    async checkAll(limits, at) {
      const haveRoom = limits.every(
        ({ key, max, windowMs }) => judgeWindow(hitsOf(key), max, windowMs, at).allowed,
      )
      if (!haveRoom) return []
      for (const { key, max, windowMs } of limits) count(key, max, windowMs, at)
      return limits.map(({ key }) => key)
    },

    async peek(key, max, windowMs, at) {
      return judgeWindow(hitsOf(key), max, windowMs, at)
    },

    async takeBack(hits, at) {
      for (const { key, all } of hits) {
        const row = rateLimits.get(key)
        const index = row?.hits.indexOf(at) ?? -1
        if (row && all) rateLimits.set(key, { ...row, hits: [] })
        else if (row && index >= 0) rateLimits.set(key, { ...row, hits: row.hits.toSpliced(index, 1) })
      }
    },

    async deleteExpired(before) {
      return rateLimits.deleteWhere(({ expiresAt }) => expiresAt < before)
    },

    dispose: () => undefined,
  }
}
