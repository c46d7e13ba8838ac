'use server'

import { refresh } from 'next/cache'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

export async function replayWebhook(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('replayWebhook', form)
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: 'Dealt with.' }
}
