const batch = 100

/**
 * Everything that `load` finds, one after the other, a page at a time by tenant: for what goes over all tenants and must not
 * hold them all. `after` is the tenant of the last row seen.
 */
export async function* walkTenants<Row extends { readonly tenantId: string }>(
  load: (after: string | null, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row> {
  for (let after: string | null = null, isMore = true; isMore;) {
    const page: Row[] = await load(after, batch)
    yield* page
    isMore = page.length === batch
    after = page.at(-1)?.tenantId ?? null
  }
}

/** Of a walk that goes on after a tenant that it could not deal with: which one that was, and what was thrown. */
export type TenantFailure = { readonly tenantId: string; readonly error: unknown }
