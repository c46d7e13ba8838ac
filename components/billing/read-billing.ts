import { unstable_rethrow } from 'next/navigation'
import { cache } from 'react'
import { may } from '@/components/access/may'
import type { ListPage } from '@/components/ui/list/read-list'
import { isAppError } from '@/lib/core/errors'
import type { InvoiceItem } from '@/lib/features/billing/invoices'
import type { PaymentMethodAnswer } from '@/lib/features/billing/payment-method'
import type { ChangePreview } from '@/lib/features/billing/preview-change'
import type { BillingState } from '@/lib/features/billing/state'
import { readAction, runningServer } from '@/lib/next/current'
import type { PlanChangeAsked } from './change-path'
import { troubleOf, type StandingAlert } from './standing'

/** What the organization has and could have, once a request: its frame and its billing page both ask. */
export const readBilling = cache(() => readAction<BillingState>('readBilling'))

/** Whether anything can be bought here. */
export async function isSelling(): Promise<boolean> {
  return (await runningServer()).provider !== null
}

/** Null while the provider does not answer. */
export function readInvoices(cursor: string | null): Promise<ListPage<InvoiceItem> | null> {
  const page = { limit: '12', ...(cursor !== null && { cursor }) }
  return unlessAway(readAction<ListPage<InvoiceItem>>('listInvoices', page))
}

/** Null while the provider does not answer. */
export function readPaymentMethod(): Promise<PaymentMethodAnswer | null> {
  return unlessAway(readAction<PaymentMethodAnswer>('readPaymentMethod'))
}

/** A sentence: why it can't be changed so. Null while the provider does not answer. */
export function readPreview({ plan, interval }: PlanChangeAsked): Promise<ChangePreview | string | null> {
  const reading = readAction<ChangePreview>('previewPlanChange', { plan, interval })
  return unlessAway(reading.catch(whatConflicts))
}

function whatConflicts(error: unknown): string {
  if (isAppError(error) && error.code === 'CONFLICT') return error.message
  throw error
}

/** What is asked too often is told no more than what can't be asked: the rest of the page stands. */
async function unlessAway<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (isAppError(error) && ['UNAVAILABLE', 'RATE_LIMITED'].includes(error.code)) return null
    throw error
  }
}

/** What is wrong with the money, for the frame of those who can mend it. Nothing that fails here is worth a page. */
export async function readTrouble(): Promise<StandingAlert | null> {
  try {
    return (await may('billing:manage')) ? troubleOf(await readBilling()) : null
  } catch (error) {
    unstable_rethrow(error)
    return null
  }
}
