import type { FormState } from '@/lib/core/action/form-state'

/** Whether a mailed link was refused for good: expired, used, or cut off on its way. Anything else may be tried again. */
export function isDeadLink({ code, fieldErrors }: FormState): boolean {
  return code === 'TOKEN_EXPIRED' || code === 'TOKEN_INVALID' || fieldErrors?.token !== undefined
}

/** What is wrong with a dead link, as a title and a sentence; without an outcome its token was missing. */
export function deadLinkWords(outcome?: FormState): { title: string; sentence: string } {
  if (outcome?.code === 'TOKEN_EXPIRED') {
    return { title: 'This link has expired', sentence: 'It was not opened in time.' }
  }
  if (outcome?.code === 'TOKEN_INVALID') {
    return {
      title: 'This link no longer works',
      sentence: 'It was used already, or a newer one took its place.',
    }
  }
  return {
    title: 'This link is not complete',
    sentence: 'Some of it was lost on its way. Open it from the mail again.',
  }
}
