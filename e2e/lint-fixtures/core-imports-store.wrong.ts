// lib/core/auth/example.ts breaks gatehouse/import-zones
import { createMemoryStores } from '../../stores/memory/stores'

export const make = createMemoryStores
