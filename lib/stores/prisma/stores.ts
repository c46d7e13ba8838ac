import type { AuthStores, Outbox, Transact } from '@/lib/core/auth/stores'
import type { TenantRoot } from '@/lib/core/tenancy/types'
import { createAuditStore } from './audit-store'
import type { Database } from './database'
import { createEmailVerificationStore } from './email-verification-store'
import { prismaExecutor, type ExecuteSql } from './execute-sql'
import type { AtOnce } from './executor'
import type { Prisma } from './generated/client'
import { createPasswordResetStore } from './password-reset-store'
import { createRateLimitStore } from './rate-limit-store'
import { retryingConflicts } from './retry-conflicts'
import { createSessionStore } from './session-store'
import { createMembershipStore } from './tenant/ownership'
import { createUserStore } from './user-store'

export type PrismaStoresOptions = {
  /** Makes the outbox that queues mail through the given SQL: inside a transaction, in that transaction. */
  outbox: (executeSql: ExecuteSql) => Outbox
  /** What tenants are; left out where there are none. */
  root?: TenantRoot
}

/** The stores of `core/auth` on a database, each call a statement of its own, and transactions over all of them. */
export function createPrismaStores(
  database: Pick<Database, 'prisma'>,
  { outbox, root }: PrismaStoresOptions,
): { stores: AuthStores; transact: Transact } {
  const storesOn = (db: Prisma.TransactionClient, atOnce: AtOnce): AuthStores => ({
    users: createUserStore(db, atOnce),
    sessions: createSessionStore(db),
    emailVerifications: createEmailVerificationStore(db),
    passwordResets: createPasswordResetStore(db),
    rateLimits: createRateLimitStore(db),
    audit: createAuditStore(db),
    outbox: outbox(prismaExecutor(db)),
    ...(root && { memberships: createMembershipStore(db, root) }),
  })
  const transact: Transact = (work) =>
    retryingConflicts(() => database.prisma.$transaction((tx) => work(storesOn(tx, (part) => part(tx)))))
  return { stores: storesOn(database.prisma, (work) => database.prisma.$transaction(work)), transact }
}
