import type { IdempotencyStore } from '@/lib/core/tenancy/directory'
import type { IdempotencyClaim } from '@/lib/core/tenancy/types'
import type { Prisma } from '../generated/client'

/** Stands for no tenant. */
const nowhere = '00000000-0000-0000-0000-000000000000'

export function createIdempotencyStore(db: Prisma.TransactionClient): IdempotencyStore {
  return {
    // The conflict waits for the row and judges its newest version, so of any number of callers one gets it.
    async claim({ key, userId, tenantId, path }, { id, bodyHash, at, leaseMs, expiresAt }) {
      const scope = { userId, tenantId: tenantId ?? nowhere, path, key }
      const now = new Date(at)
      const claimed = await db.$executeRaw`
        INSERT INTO "idempotency_keys" AS k ("id", "user_id", "tenant_id", "path", "key", "body_hash", "lease_until",
          "expires_at")
        VALUES (${id}::uuid, ${userId}::uuid, ${scope.tenantId}::uuid, ${path}, ${key}, ${bodyHash},
          ${new Date(at + leaseMs)}, ${new Date(expiresAt)})
        ON CONFLICT ("user_id", "tenant_id", "path", "key") DO UPDATE SET "id" = excluded."id",
          "body_hash" = excluded."body_hash", "lease_until" = excluded."lease_until",
          "expires_at" = excluded."expires_at", "status" = NULL, "body" = NULL
        WHERE k."expires_at" <= ${now}
          OR (k."status" IS NULL AND k."lease_until" <= ${now} AND k."body_hash" = excluded."body_hash")`
      if (claimed === 1) return { state: 'claimed', id }
      const taken = await db.idempotencyKey.findUnique({ where: { userId_tenantId_path_key: scope } })
      return judge(taken, bodyHash)
    },

    complete: (id, response) => complete(db, id, response),

    async abandon(id) {
      await db.idempotencyKey.deleteMany({ where: { id, status: null } })
    },

    async deleteExpired(before) {
      const { count } = await db.idempotencyKey.deleteMany({ where: { expiresAt: { lt: new Date(before) } } })
      return count
    },
  }
}

/** In the transaction of what the request did: of two runs with one key, what the later does is undone. */
export async function complete(
  db: Prisma.TransactionClient,
  id: string,
  { status, body }: { status: number; body: unknown },
): Promise<boolean> {
  const kept = await db.$executeRaw`
    UPDATE "idempotency_keys" SET "status" = ${status}::int, "body" = ${JSON.stringify(body ?? null)}::jsonb
    WHERE "id" = ${id}::uuid AND "status" IS NULL`
  return kept === 1
}

/** Abandoned since: the caller asks again, as if another were still running it. */
function judge(
  taken: { bodyHash: string; status: number | null; body: unknown } | null,
  bodyHash: string,
): IdempotencyClaim {
  if (!taken) return { state: 'running' }
  if (taken.bodyHash !== bodyHash) return { state: 'conflict' }
  if (taken.status === null) return { state: 'running' }
  return { state: 'completed', response: { status: taken.status, body: taken.body } }
}
