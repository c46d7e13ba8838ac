/** What stands in for the page at a path. A `*` in a key is any one segment; a key without one goes before it. */
export function skeletonOf<T>(skeletons: Readonly<Record<string, T>>, path: string): T | undefined {
  if (Object.hasOwn(skeletons, path)) return skeletons[path]
  const segments = path.split('/')
  const key = Object.keys(skeletons).find((one) => matches(one.split('/'), segments))
  return key === undefined ? undefined : skeletons[key]
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => part === segments[index] || (part === '*' && segments[index] !== ''))
  )
}
