'use server'

import { redirect } from 'next/navigation'
import { safePath } from '@/lib/core/action/redirect'
import type { FormState } from '@/lib/core/action/form-state'
import { currentSession } from '@/lib/next/current'
import { submitForm } from '@/lib/next/form'
import { rememberReturnPath } from '@/lib/next/return-path'

/** Creates the account. A taken address leads to the same page: its owner gets a mail instead. */
export async function signUp(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('signUp', form)
  if (!result.ok) return result.state
  if (await currentSession()) redirect(safePath(form.get('next'), '/start'))
  await rememberReturnPath(form.get('next'))
  const email = String(form.get('email') ?? '').trim()
  redirect(`/sign-up/check-inbox?${new URLSearchParams({ email })}`)
}
