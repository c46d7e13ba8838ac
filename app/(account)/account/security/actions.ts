'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/action/form-state'
import { currentProfile } from '@/lib/next/current'
import { submitForm } from '@/lib/next/form'

export async function changePassword(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('changePassword', form)
  if (!result.ok) return result.state
  return { status: 'success', message: 'Password changed. Other devices were signed out.' }
}

/** Deletes the account, once the address was typed out and the password proved. */
export async function deleteAccount(_state: FormState, form: FormData): Promise<FormState> {
  const { email } = await currentProfile()
  const typed = String(form.get('confirmEmail') ?? '')
  if (typed.trim().toLowerCase() !== email.toLowerCase()) {
    return {
      status: 'error',
      fieldErrors: { confirmEmail: `Type ${email} to confirm.` },
      values: { confirmEmail: typed },
    }
  }
  const result = await submitForm('deleteMe', form)
  if (!result.ok) return { ...result.state, values: { confirmEmail: typed } }
  redirect('/sign-in?notice=account-deleted')
}
