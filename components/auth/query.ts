/** One value of a page's query; a parameter given twice counts as absent. */
export function queryValue(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** An address from the query, only if it looks like one: the page writes it out. */
export function queryEmail(value: string | string[] | undefined): string | undefined {
  const email = queryValue(value)
  return email && email.length <= 254 && /^[^\s@<>]+@[^\s@<>]+$/.test(email) ? email : undefined
}

export type PageQuery = { searchParams: Promise<Record<string, string | string[] | undefined>> }
