export type IndexEntry = { id: string; method: string; path: string; summary: string }

export type IndexGroup = { id: string; name: string; operations: IndexEntry[] }

/** Groups with the operations that hold every word of the query, in their method, path, summary or group. */
export function filterOperations(groups: IndexGroup[], query: string): IndexGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .map((group) => ({
      ...group,
      operations: group.operations.filter(({ method, path, summary }) => {
        const text = `${method} ${path} ${summary} ${group.name}`.toLowerCase()
        return words.every((word) => text.includes(word))
      }),
    }))
    .filter(({ operations }) => operations.length > 0)
}
