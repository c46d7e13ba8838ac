'use server'

import { remainingLines, type InviteResult, type InviteState } from '@/components/tenant/invite-state'
import { submitForm } from '@/lib/next/form'

/** Invites a pasted list. What was refused of it stays in the field. */
export async function invitePeople(_state: InviteState, form: FormData): Promise<InviteState> {
  const result = await submitForm('createInvitations', form)
  if (!result.ok) return result.state
  const { results } = result.value as { results: InviteResult[] }
  const values = { addresses: remainingLines(results), role: String(form.get('role')) }
  return { status: 'success', results, values }
}
