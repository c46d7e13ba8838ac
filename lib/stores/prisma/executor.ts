import type { Prisma } from './generated/client'
import type { TenantModel } from './tenant/models'

/**
 * What a store runs its statements on: the client itself, or one transaction of it. Without what belongs to tenants: that
 * is reached through `TenantStores` alone.
 */
export type Executor = Omit<Prisma.TransactionClient, TenantModel>

/** Runs several statements as one: in the transaction at hand, or in one of its own. */
export type AtOnce = <T>(work: (db: Executor) => Promise<T>) => Promise<T>

export function toMs(time: Date): number {
  return time.getTime()
}

export function toMsOrNull(time: Date | null): number | null {
  return time === null ? null : time.getTime()
}

export function toDateOrNull(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms)
}
