'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

export async function updateProfile(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('updateProfile', form)
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: 'Saved.' }
}

/** Signs this device out, for browsers without JavaScript. A session that is gone already is as good as signed out. */
export async function signOut(): Promise<void> {
  await submitForm('signOut', {})
  redirect('/sign-in?notice=signed-out')
}
