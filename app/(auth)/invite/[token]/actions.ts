'use server'

import { redirect } from 'next/navigation'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Joins, and leads into the organization. What stands in the way since the page was drawn has a screen of its own. */
export async function acceptInvitation(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('acceptInvitation', form)
  if (result.ok) redirect(tenantPath((result.value as { slug: string }).slug))
  const mayPass = ['RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL', 'CSRF'].includes(result.state.code ?? '')
  if (mayPass) return result.state
  redirect(invitationPath(form))
}

/** Back to the same page as nobody, which then says whom to sign in as. */
export async function signOutForInvitation(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('signOut', {})
  if (!result.ok && result.state.code === 'UNAVAILABLE') return result.state
  redirect(invitationPath(form))
}

function invitationPath(form: FormData): string {
  return `/invite/${encodeURIComponent(String(form.get('token') ?? ''))}`
}
