import type { Pause } from './renewal-schedule'
import { isSessionUser, type EndReason, type Lease } from './session-state'

/** What tabs tell one another. Times are on the device's clock, which all tabs share. */
export type SessionMessage =
  | { type: 'renewed'; at: number; lease: Lease }
  | { type: 'ended'; at: number; userId: string; reason: EndReason }
  | { type: 'failed'; at: number; pause: Pause }

/** The message in what arrived, or null: a tab still running an older version of the code may speak differently. */
export function readSessionMessage(data: unknown): SessionMessage | null {
  if (!isRecord(data) || !isTime(data.at)) return null
  const { type, at } = data
  if (type === 'renewed' && isLease(data.lease)) return { type, at, lease: data.lease }
  if (type === 'ended' && typeof data.userId === 'string' && isReason(data.reason)) {
    return { type, at, userId: data.userId, reason: data.reason }
  }
  if (type === 'failed' && isPause(data.pause)) return { type, at, pause: data.pause }
  return null
}

function isLease(value: unknown): value is Lease {
  return isRecord(value) && isSessionUser(value.user) && isTime(value.endsAt) && isTime(value.lifeMs)
}

function isPause(value: unknown): value is Pause {
  return isRecord(value) && isTime(value.retryAt) && (value.heldUntil === null || isTime(value.heldUntil))
}

function isReason(value: unknown): value is EndReason {
  return value === 'signed-out' || value === 'expired' || value === 'revoked'
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
