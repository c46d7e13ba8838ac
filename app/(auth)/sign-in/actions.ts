'use server'

import { redirect } from 'next/navigation'
import { safePath } from '@/lib/core/action/redirect'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

export async function signIn(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('signIn', form)
  if (!result.ok) return result.state
  redirect(safePath(form.get('next'), '/start'))
}
