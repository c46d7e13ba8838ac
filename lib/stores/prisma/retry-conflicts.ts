import { isDatabaseDown, sqlStateOf } from './database-down'

const attempts = 5

/** A deadlock or a serialization failure undid everything: the same work may well succeed at once. */
export async function retryingConflicts<T>(run: () => Promise<T>): Promise<T> {
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
