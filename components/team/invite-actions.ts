'use server'

import { refresh } from 'next/cache'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'
import { remainingLines, type InviteResult, type InviteState } from './invite-state'

export async function inviteOne(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('createInvitation', form)
  if (!result.ok) return result.state
  refresh()
  const { email } = result.value as { email: string }
  return { status: 'success', message: `Invitation sent to ${email}.` }
}

/** Invites a pasted list. What was refused of it stays in the field. */
export async function inviteList(_state: InviteState, form: FormData): Promise<InviteState> {
  const result = await submitForm('createInvitations', form)
  if (!result.ok) return result.state
  refresh()
  const { results } = result.value as { results: InviteResult[] }
  const values = { addresses: remainingLines(results), role: String(form.get('role') ?? '') }
  return { status: 'success', results, values }
}
