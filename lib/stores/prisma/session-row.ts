import type { NewSession, StoredSession } from '@/lib/core/auth/types'
import { toDateOrNull, toMs, toMsOrNull } from './executor'
import { Prisma, type Session } from './generated/client'

/** The columns of `sessions`, named as Prisma names them: for statements that Prisma can't express. */
export const sessionColumns = Prisma.raw(
  [
    's."id"',
    's."user_id" AS "userId"',
    's."refresh_hash" AS "refreshHash"',
    's."previous_refresh_hash" AS "previousRefreshHash"',
    's."generation"',
    's."salt"',
    's."rotated_at" AS "rotatedAt"',
    's."tenant_id" AS "tenantId"',
    's."factor_verified_at" AS "factorVerifiedAt"',
    's."ip_address" AS "ipAddress"',
    's."client_key" AS "clientKey"',
    's."user_agent" AS "userAgent"',
    's."device_name" AS "deviceName"',
    's."created_at" AS "createdAt"',
    's."last_active_at" AS "lastActiveAt"',
    's."expires_at" AS "expiresAt"',
    's."absolute_expires_at" AS "absoluteExpiresAt"',
    's."revoked_at" AS "revokedAt"',
  ].join(', '),
)

export function toStoredSession(row: Session): StoredSession {
  return {
    id: row.id,
    userId: row.userId,
    refreshTokenHash: row.refreshHash,
    previousRefreshTokenHash: row.previousRefreshHash,
    generation: row.generation,
    salt: row.salt,
    rotatedAt: toMs(row.rotatedAt),
    tenantId: row.tenantId,
    factorVerifiedAt: toMsOrNull(row.factorVerifiedAt),
    ipAddress: row.ipAddress,
    clientKey: row.clientKey,
    userAgent: row.userAgent,
    deviceName: row.deviceName,
    createdAt: toMs(row.createdAt),
    lastActiveAt: toMs(row.lastActiveAt),
    expiresAt: toMs(row.expiresAt),
    absoluteExpiresAt: toMs(row.absoluteExpiresAt),
    revokedAt: toMsOrNull(row.revokedAt),
  }
}

export function toSessionRow(id: string, data: NewSession): Prisma.SessionUncheckedCreateInput {
  return {
    id,
    userId: data.userId,
    refreshHash: data.refreshTokenHash,
    salt: data.salt,
    rotatedAt: new Date(data.rotatedAt),
    tenantId: data.tenantId,
    factorVerifiedAt: toDateOrNull(data.factorVerifiedAt),
    ipAddress: data.ipAddress,
    clientKey: data.clientKey,
    userAgent: data.userAgent,
    deviceName: data.deviceName,
    createdAt: new Date(data.createdAt),
    lastActiveAt: new Date(data.lastActiveAt),
    expiresAt: new Date(data.expiresAt),
    absoluteExpiresAt: new Date(data.absoluteExpiresAt),
  }
}
