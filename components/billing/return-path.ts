import { safePath } from '@/lib/core/action/redirect'

/** Where somebody was before they came to pay: a page of the same organization, or nothing. */
export function returnPathIn(slug: string, value: string | undefined): string | null {
  const path = safePath(value, '')
  const home = `/t/${slug}`
  const isOfTenant = path === home || path.startsWith(`${home}/`) || path.startsWith(`${home}?`)
  return isOfTenant && !path.startsWith(`${home}/billing`) ? path : null
}
