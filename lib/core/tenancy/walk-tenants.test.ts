import { expect, it } from 'vitest'
import { walkTenants } from './walk-tenants'

it.each([0, 1, 99, 100, 101, 250])('goes over %i rows once each, in pages', async (count) => {
  const rows = Array.from({ length: count }, (_, at) => ({ tenantId: String(at).padStart(4, '0') }))
  const pages: number[] = []
  const load = async (after: string | null, limit: number) => {
    const page = rows.filter(({ tenantId }) => after === null || tenantId > after).slice(0, limit)
    pages.push(page.length)
    return page
  }
  const seen: typeof rows = []
  for await (const row of walkTenants(load)) seen.push(row)
  expect(seen).toEqual(rows)
  expect(Math.max(...pages)).toBeLessThanOrEqual(100)
})
