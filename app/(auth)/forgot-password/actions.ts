'use server'

import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Mails a reset link if there is such an account. The answer never tells. */
export async function requestPasswordReset(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('requestPasswordReset', form)
  if (!result.ok) return result.state
  return { status: 'success', values: { email: String(form.get('email') ?? '').trim() } }
}
