import type { RateLimitStore } from '@/lib/core/auth/stores'
import { countedHit, judgeWindow, refusal } from '../rate-limit-window'
import type { Executor } from './executor'

export function createRateLimitStore(db: Executor): RateLimitStore {
  const hitsOf = async (key: string): Promise<number[]> => {
    const row = await db.rateLimit.findUnique({ where: { key }, select: { hits: true } })
    return (row?.hits ?? []).map(Number)
  }

  return {
    // One statement counts, so exactly `max` of any number of callers pass: a conflict waits for the row, the condition
    // is judged on its newest version, and no row comes back when the window is full. A refusal writes nothing.
    async check(key, max, windowMs, at) {
      if (max <= 0) return refusal(windowMs)
      const start = at - windowMs
      const counted = await db.$queryRaw<{ count: number }[]>`
        INSERT INTO "rate_limits" AS r ("key", "hits", "expires_at")
        VALUES (${key}, ARRAY[${at}::bigint], ${new Date(at + windowMs)})
        ON CONFLICT ("key") DO UPDATE SET
          "hits" = ARRAY(SELECT h FROM unnest(r."hits") h WHERE h > ${start}::bigint) || ${at}::bigint,
          "expires_at" = greatest(r."expires_at", excluded."expires_at")
        WHERE (SELECT count(*) FROM unnest(r."hits") h WHERE h > ${start}::bigint) < ${max}::int
        RETURNING cardinality("hits") AS "count"`
      const [row] = counted
      if (row) return countedHit(max, Number(row.count))
      const verdict = judgeWindow(await hitsOf(key), max, windowMs, at)
      // A place may have become free since: that is for the next hit.
      return verdict.allowed ? refusal(1) : verdict
    },

    // Full by what stands there already: nothing is written. Filled meanwhile: the condition on the newest row decides.
    // Rows are taken in the order of their keys, so that no two callers wait for one another.
    async checkAll(limits, at) {
      const counted = await db.$queryRaw<{ key: string }[]>`
        WITH asked AS (
          SELECT * FROM unnest(${limits.map(({ key }) => key)}::text[], ${limits.map(({ max }) => max)}::int[],
            ${limits.map(({ windowMs }) => windowMs)}::bigint[]) AS a ("key", "max", "window")),
        full_ones AS (
          SELECT FROM asked a LEFT JOIN "rate_limits" r ON r."key" = a."key"
          WHERE (SELECT count(*) FROM unnest(r."hits") h WHERE h > ${at}::bigint - a."window") >= a."max")
        INSERT INTO "rate_limits" AS r ("key", "hits", "expires_at")
        SELECT a."key", ARRAY[${at}::bigint], to_timestamp((${at}::bigint + a."window") / 1000.0)
        FROM asked a WHERE NOT EXISTS (SELECT FROM full_ones) ORDER BY a."key"
        ON CONFLICT ("key") DO UPDATE SET
          "hits" = ARRAY(SELECT h FROM unnest(r."hits") h, asked a
            WHERE a."key" = r."key" AND h > ${at}::bigint - a."window") || ${at}::bigint,
          "expires_at" = greatest(r."expires_at", excluded."expires_at")
        WHERE (SELECT count(*) FROM unnest(r."hits") h, asked a
            WHERE a."key" = r."key" AND h > ${at}::bigint - a."window")
          < (SELECT a."max" FROM asked a WHERE a."key" = r."key")
        RETURNING r."key"`
      return counted.map(({ key }) => key)
    },

    async peek(key, max, windowMs, at) {
      return judgeWindow(await hitsOf(key), max, windowMs, at)
    },

    // Rows are locked in the order of their keys, as where they are counted.
    async takeBack(hits, at) {
      await db.$executeRaw`
        WITH asked AS (
          SELECT * FROM unnest(${hits.map(({ key }) => key)}::text[], ${hits.map(({ all }) => all)}::boolean[])
            AS a ("key", "all")),
        held AS (
          SELECT r."key", a."all", array_position(r."hits", ${at}::bigint) AS "place"
          FROM "rate_limits" r JOIN asked a ON a."key" = r."key" ORDER BY r."key" FOR UPDATE OF r)
        UPDATE "rate_limits" r SET "hits" =
          CASE WHEN h."all" THEN '{}' ELSE r."hits"[: h."place" - 1] || r."hits"[h."place" + 1 :] END
        FROM held h WHERE r."key" = h."key" AND (h."all" OR h."place" IS NOT NULL)`
    },

    async deleteExpired(before) {
      const { count } = await db.rateLimit.deleteMany({ where: { expiresAt: { lt: new Date(before) } } })
      return count
    },

    dispose: () => undefined,
  }
}
