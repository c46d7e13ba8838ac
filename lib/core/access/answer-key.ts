import type { Question } from './access-context'

/** Under which key `canAll` answers a question: entitlement, type and id, none of which can run into another. */
export function answerKey({ entitlement, resource }: Question<string, string>): string {
  const id = resource ? encodeURIComponent(resource.id) : ''
  return `${entitlement}:${resource?.type ?? ''}:${id}`
}
