'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Sets the new password. Every session ends, so the way on is to sign in. */
export async function resetPassword(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('resetPassword', form)
  if (!result.ok) return result.state
  redirect('/sign-in?notice=password-reset')
}
