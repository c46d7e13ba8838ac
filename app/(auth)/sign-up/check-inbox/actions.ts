'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Mails a new confirmation link. The answer is the same whether the address is known or not. */
export async function resendVerification(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('resendVerification', form)
  if (!result.ok) return result.state
  const email = String(form.get('email') ?? '').trim()
  redirect(`/sign-up/check-inbox?${new URLSearchParams({ email, sent: '1' })}`)
}
