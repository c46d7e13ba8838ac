'use server'

import { refresh } from 'next/cache'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Signs out one other device. One that is gone already is what was wanted. */
export async function signOutSession(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('deleteSession', form)
  const gone = !result.ok && result.state.code === 'SESSION_NOT_FOUND'
  // The id tells which row the answer belongs to.
  if (!result.ok && !gone) return { ...result.state, values: { id: String(form.get('id')) } }
  refresh()
  const device = String(form.get('deviceName') || 'The device').slice(0, 100)
  return {
    status: 'success',
    message: gone ? `${device} was already signed out.` : `${device} was signed out.`,
  }
}

export async function signOutOthers(): Promise<FormState> {
  const result = await submitForm('deleteSessions', {})
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: 'All other devices were signed out.' }
}
