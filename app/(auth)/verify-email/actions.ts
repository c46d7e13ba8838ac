'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Confirms the address that the link was mailed to. The token leaves the address bar with it. */
export async function verifyEmail(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('verifyEmail', form)
  if (!result.ok) return result.state
  redirect('/verify-email/done')
}
