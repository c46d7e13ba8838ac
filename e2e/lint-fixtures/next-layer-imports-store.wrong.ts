// lib/next/example.ts breaks gatehouse/import-zones
import { createMemoryStores } from '@/lib/stores/memory/stores'

export const make = createMemoryStores
