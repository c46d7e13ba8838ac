import Stripe from 'stripe'
import { providerAway } from '../../../core/billing/provider-away'
import { AppError, isAppError } from '../../../core/errors'

/** Does what asks Stripe, and tells its failures in our words. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw failureOf(error)
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing'
}

const { StripeError, StripeCardError, StripeInvalidRequestError, StripeIdempotencyError } = Stripe.errors

function failureOf(error: unknown): unknown {
  if (isAppError(error) || !(error instanceof StripeError)) return error
  const options = { cause: causeOf(error) }
  if (error instanceof StripeCardError) {
    const words = 'The payment was declined. Check the card on file, or use another one.'
    return new AppError('PAYMENT_DECLINED', words, {}, options)
  }
  if (error instanceof StripeInvalidRequestError || error instanceof StripeIdempotencyError) {
    const words = 'The payment provider refused this for the subscription as it is. Reload the page.'
    return new AppError('CONFLICT', words, {}, options)
  }
  return providerAway(retryAfterMs(error), options)
}

/** For the log. Stripe's own error is not kept: its message may show a part of the key, and it holds whole answers. */
function causeOf(error: Stripe.errors.StripeError): Error {
  const { type, statusCode, code, requestId } = error
  const facts = [type, statusCode ?? 'no answer', code, requestId].filter(Boolean).join(' ')
  const words = error instanceof StripeInvalidRequestError ? `: ${withoutSecrets(error.message)}` : ''
  return new Error(`Stripe: ${facts}${words}`)
}

function withoutSecrets(words: string): string {
  return words.replace(/\b(?:sk|rk|pk|whsec)_\S+/g, '[removed]').slice(0, 300)
}

/** Undefined: it does not say. */
function retryAfterMs({ headers }: Stripe.errors.StripeError): number | undefined {
  const seconds = Number(headers?.['retry-after'])
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined
}
