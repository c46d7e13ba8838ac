import { AppError } from '@/lib/core/errors'

/** The work's result, or UNAVAILABLE once it has taken too long. The work itself goes on. */
export async function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new AppError('UNAVAILABLE', 'The service is starting. Try again in a moment.', {
      retryAfterMs: 2_000,
    })
    timer = setTimeout(() => reject(error), patienceMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
