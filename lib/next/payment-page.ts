import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readEnv } from '@/lib/config/env'
import type { FormState } from '@/lib/core/action/form-state'
import { paymentTarget } from '@/lib/core/billing/payment-target'

/**
 * Leads to the page of the provider that one of our actions has answered. Without JavaScript a form may not end on another
 * site (`form-action 'self'`): then the answer holds the address, to be drawn as a link.
 */
export async function leaveToPay(answer: unknown): Promise<FormState> {
  const target = paymentTarget(answer, readEnv().APP_URL)
  if (target === null) return { status: 'error', message: 'The payment page could not be opened. Try again.' }
  const isElsewhere = !target.startsWith('/')
  if (isElsewhere && !(await headers()).has('next-action')) {
    return { status: 'success', message: 'Your order is ready to be paid.', values: { url: target } }
  }
  redirect(target)
}
