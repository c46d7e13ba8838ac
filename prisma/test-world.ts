import { tenantRoot } from '@/lib/config/access'
import { createMemoryStores } from '@/lib/stores/memory/stores'
import { createMemoryTenancy } from '@/lib/stores/memory/tenant/tenancy'

/** Nobody and nothing, in memory. */
export function emptyWorld() {
  const memory = createMemoryStores()
  return { ...memory, tenancy: createMemoryTenancy(memory.data, { root: tenantRoot }) }
}
