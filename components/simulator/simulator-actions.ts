'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { idleForm, type FormState } from '@/lib/core/action/form-state'
import { safePath } from '@/lib/core/action/redirect'
import type { SimulatedPayResult } from '@/lib/core/billing/simulator-desk'
import { submitForm } from '@/lib/next/form'

/** Pays with the card that was chosen, or confirms the one that was, and leads back to the shop. */
export async function payCheckout(_state: FormState, form: FormData): Promise<FormState> {
  const [id, card] = [form.get('id'), form.get('card')]
  const payment = form.get('confirm') === 'yes' ? { confirm: true } : { card }
  const result = await submitForm('paySimulatedCheckout', { id, ...payment })
  if (!result.ok) return result.state
  const { status, url } = result.value as SimulatedPayResult
  const { pathname, search } = new URL(url)
  // Back to the page itself for the question of the bank; without `another`, which asks for a card.
  redirect(status === 'complete' ? safePath(pathname + search) : pathname)
}

export async function changeCustomer(_state: FormState, form: FormData): Promise<FormState> {
  const [fails, away, card] = [form.get('fails'), form.get('away'), form.get('card')]
  const change = {
    id: form.get('id'),
    ...(fails !== null && { fails: fails === 'yes' }),
    ...(away !== null && { away: away === 'yes' }),
    ...(card !== null && { card }),
  }
  const result = await submitForm('changeSimulatedCustomer', change)
  if (!result.ok) return result.state
  refresh()
  return idleForm
}

export async function resendEvent(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('resendSimulatedEvent', form)
  if (!result.ok) return result.state
  refresh()
  const { status } = result.value as { status: number }
  return { status: 'success', message: `Answered ${status}.` }
}

export async function moveClock(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('advanceClock', form)
  if (!result.ok) return result.state
  refresh()
  return idleForm
}
