'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'
import { takeReturnPath } from '@/lib/next/return-path'

/** Confirms the address that the link was mailed to. The token leaves the address bar with it. */
export async function verifyEmail(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('verifyEmail', form)
  if (!result.ok) return result.state
  const next = await takeReturnPath()
  redirect(next ? `/verify-email/done?${new URLSearchParams({ next })}` : '/verify-email/done')
}
