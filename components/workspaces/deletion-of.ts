import { idleForm, type FormState } from '@/lib/core/action/form-state'

/** The answer that a list begins with, when its page was led to from the page of a thing that was just deleted. */
export function deletionOf(what: string, id: string | undefined): FormState {
  if (id === undefined) return idleForm
  return { status: 'success', message: `The ${what} was deleted.`, values: { id } }
}
