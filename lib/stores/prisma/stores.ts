import type { AuthStores, Outbox, Transact } from '@/lib/core/auth/stores'
import { createAuditStore } from './audit-store'
import type { Database } from './database'
import { isDatabaseDown, sqlStateOf } from './database-down'
import { createEmailVerificationStore } from './email-verification-store'
import { prismaExecutor, type ExecuteSql } from './execute-sql'
import type { AtOnce, Executor } from './executor'
import { createPasswordResetStore } from './password-reset-store'
import { createRateLimitStore } from './rate-limit-store'
import { createSessionStore } from './session-store'
import { createUserStore } from './user-store'

export type PrismaStoresOptions = {
  /** Makes the outbox that queues mail through the given SQL: inside a transaction, in that transaction. */
  outbox: (executeSql: ExecuteSql) => Outbox
}

/** The stores of `core/auth` on a database, each call a statement of its own, and transactions over all of them. */
export function createPrismaStores(
  database: Pick<Database, 'prisma'>,
  { outbox }: PrismaStoresOptions,
): { stores: AuthStores; transact: Transact } {
  const storesOn = (db: Executor, atOnce: AtOnce): AuthStores => ({
    users: createUserStore(db, atOnce),
    sessions: createSessionStore(db),
    emailVerifications: createEmailVerificationStore(db),
    passwordResets: createPasswordResetStore(db),
    rateLimits: createRateLimitStore(db),
    audit: createAuditStore(db),
    outbox: outbox(prismaExecutor(db)),
  })
  const transact: Transact = (work) =>
    retryingConflicts(() => database.prisma.$transaction((tx) => work(storesOn(tx, (part) => part(tx)))))
  return { stores: storesOn(database.prisma, (work) => database.prisma.$transaction(work)), transact }
}

const attempts = 5

/** A deadlock or a serialization failure undid everything: the same work may well succeed at once. */
async function retryingConflicts<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * 10 * (0.5 + Math.random())))
    }
  }
}

/** SQLSTATE 40001 serialization_failure, 40P01 deadlock_detected; P2034 is Prisma's word for both. */
function isConflict(error: unknown): boolean {
  if (isDatabaseDown(error)) return false
  if (['40001', '40P01'].includes(sqlStateOf(error) ?? '')) return true
  return error instanceof Error && 'code' in error && error.code === 'P2034'
}
