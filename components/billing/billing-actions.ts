'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { billingPath } from '@/components/access/billing-way'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'
import { leaveToPay } from '@/lib/next/payment-page'
import { isBillingState } from './after-words'

/** Buys a plan: leads to the page where it is paid. */
export async function buyPlan(_state: FormState, form: FormData): Promise<FormState> {
  const [plan, interval] = [form.get('plan'), form.get('interval')]
  const order = { plan, interval, trial: form.get('trial') === '1', ...returnOf(form) }
  const result = await submitForm('checkout', order)
  return result.ok ? leaveToPay(result.value) : result.state
}

/** Changes the plan of a subscription. What says so is the page: what was pressed is gone with the plan before. */
export async function changePlan(_state: FormState, form: FormData): Promise<FormState> {
  const [plan, interval] = [form.get('plan'), form.get('interval')]
  const result = await submitForm('changePlan', { plan, interval })
  return result.ok ? redirect(doneAddress(form, 'changed')) : result.state
}

/** Sets how many of an add-on there are. Without a subscription it leads to where it is paid. */
export async function setAddOn(_state: FormState, form: FormData): Promise<FormState> {
  const addOn = form.get('addOn')
  const quantity = Number(form.get('quantity') || Number.NaN)
  const result = await submitForm('setAddOn', { addOn, quantity, ...returnOf(form) })
  if (!result.ok) return { ...result.state, values: { addOn: String(addOn) } }
  if (!isBillingState(result.value)) return leaveToPay(result.value)
  refresh()
  return { status: 'success', message: 'Your add-ons are changed.', values: { addOn: String(addOn) } }
}

export async function cancelPlan(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('cancelSubscription', {})
  return result.ok ? redirect(doneAddress(form, 'canceled')) : result.state
}

/** Takes back a cancellation, or a change that is planned. */
export async function resumePlan(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('resumeSubscription', {})
  return result.ok ? redirect(doneAddress(form, 'resumed')) : result.state
}

/** Leads to the provider's own page for cards and addresses. */
export async function openPortal(): Promise<FormState> {
  const result = await submitForm('openBillingPortal', {})
  return result.ok ? leaveToPay(result.value) : result.state
}

/** What the person was doing: judged where it is used, by the action and by the page that leads back. */
function returnOf(form: FormData): { returnTo?: string } {
  const value = form.get('return')
  return typeof value === 'string' && value ? { returnTo: value } : {}
}

/** The billing page, saying what was done. */
function doneAddress(form: FormData, done: string): string {
  return billingPath(String(form.get('tenant')), { done, here: returnOf(form).returnTo })
}
