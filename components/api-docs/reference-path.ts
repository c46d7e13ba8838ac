/** The page of a group of operations, at one of them where it is given. */
export function referencePath(group: string, operation?: string): string {
  return `/docs/api/${group}${operation ? `#${operation}` : ''}`
}
