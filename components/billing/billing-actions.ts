'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { billingPath } from '@/components/access/billing-way'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'
import { leaveToPay } from '@/lib/next/payment-page'
import { isBillingState, wordsAfter } from './after-words'

/** Buys a plan: leads to the page where it is paid. */
export async function buyPlan(_state: FormState, form: FormData): Promise<FormState> {
  const [plan, interval] = [form.get('plan'), form.get('interval')]
  const order = { plan, interval, trial: form.get('trial') === '1', ...returnOf(form) }
  const result = await submitForm('checkout', order)
  return result.ok ? leaveToPay(result.value) : result.state
}

/** Changes the plan of a subscription. On a page of its own it leads back to billing, in a dialog it stays. */
export async function changePlan(_state: FormState, form: FormData): Promise<FormState> {
  const [plan, interval] = [form.get('plan'), form.get('interval')]
  const result = await submitForm('changePlan', { plan, interval })
  if (!result.ok) return result.state
  if (form.get('page') === '1') redirect(doneAddress(form))
  refresh()
  return { status: 'success', message: wordsAfter(result.value) }
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

export async function cancelPlan(): Promise<FormState> {
  const result = await submitForm('cancelSubscription', {})
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: 'The subscription ends with its period.' }
}

/** Takes back a cancellation, or a change that is planned. */
export async function resumePlan(): Promise<FormState> {
  const result = await submitForm('resumeSubscription', {})
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: 'The subscription goes on as it is.' }
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

function doneAddress(form: FormData): string {
  const path = billingPath(String(form.get('tenant')), { here: returnOf(form).returnTo })
  return `${path}${path.includes('?') ? '&' : '?'}done=changed`
}
