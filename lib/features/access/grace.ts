import { graceMs } from '@/lib/core/tenancy/grace'

/** Whether it is deleted, and not for so long that the clean-up may take it at any moment. */
export function isRestorable({ deletedAt }: { deletedAt: number | null }, now: number): boolean {
  return deletedAt !== null && now - deletedAt < graceMs
}
