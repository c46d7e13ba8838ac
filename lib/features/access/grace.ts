const dayMs = 86_400_000

/** For how long a deleted workspace or project can be had back, in ms. */
export const graceMs = 30 * dayMs

/** Whether it is deleted, and not for so long that the clean-up may take it at any moment. */
export function isRestorable({ deletedAt }: { deletedAt: number | null }, now: number): boolean {
  return deletedAt !== null && now - deletedAt < graceMs
}
