/** The secret of a mailed link, where it has one: in the query, or as the last part of an invitation's path. */
export function tokenIn(link: string): string | null {
  const { searchParams, pathname } = new URL(link)
  return searchParams.get('token') ?? /^\/invite\/([^/]+)$/.exec(pathname)?.[1] ?? null
}
