import { AppError } from '../errors'

const patienceMs = 2_000

/** What everybody is told while the provider does not answer. */
export function providerAway(retryAfterMs = patienceMs, options?: { cause: unknown }): AppError {
  const words = 'The payment provider does not answer right now. Try again in a moment.'
  return new AppError('UNAVAILABLE', words, { retryAfterMs }, options)
}
