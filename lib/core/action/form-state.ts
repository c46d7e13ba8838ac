import type { ErrorCode } from '../errors'

/** What a form shows after it was sent: errors beside their fields, what was typed (never passwords), a word on the whole. */
export type FormState = {
  status: 'idle' | 'error' | 'success'
  /** About the form as a whole. */
  message?: string
  code?: ErrorCode
  /** By field name: what is wrong and how to mend it. */
  fieldErrors?: Record<string, string>
  /** What was typed, to be shown again. */
  values?: Record<string, string>
}

export const idleForm: FormState = { status: 'idle' }
