type Query = Record<string, string | string[] | undefined>

/** What of a list is shown, as the address of the page says it. */
export type ListView = {
  q: string
  /** `name`, or `-name` for the other way round. */
  sort: string
  /** Where the page of the list begins; null at its start. */
  cursor: string | null
}

/** The orders that a list can be in, the first being its own. */
export type Orders = readonly [string, ...string[]]

/** Reads the view of a list out of the page's query. What makes no sense there counts as not said. */
export function listView(query: Query, orders: Orders): ListView {
  const [own] = orders
  const sort = textOf(query.sort)
  return {
    q: textOf(query.q).replaceAll('\0', '').trim().slice(0, 100),
    sort: orders.includes(sort) ? sort : own,
    cursor: textOf(query.cursor) || null,
  }
}

/** The address of another view of the same list. Another search or order begins at the start. */
export function listHref(path: string, view: ListView, change: Partial<ListView>): string {
  const { q, sort, cursor } = { ...view, cursor: null, ...change }
  const query = new URLSearchParams({ ...(q && { q }), sort, ...(cursor !== null && { cursor }) })
  return `${path}?${query}`
}

/** What the action that lists is asked for. */
export function listInput({ q, sort, cursor }: ListView): Record<string, string> {
  return { sort, ...(q && { q }), ...(cursor !== null && { cursor }) }
}

/** Whether there is nothing to list at all, rather than nothing that was looked for. */
export function isEmptyList({ items }: { items: readonly unknown[] }, { q, cursor }: ListView): boolean {
  return items.length === 0 && !q && cursor === null
}

/** The order that a column's head leads to: its own way first, then the other. */
export function nextOrder(sort: string, column: { by: string; first: 'up' | 'down' }): string {
  const own = column.first === 'up' ? column.by : `-${column.by}`
  const other = column.first === 'up' ? `-${column.by}` : column.by
  return sort === own ? other : own
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : ''
}
