// lib/core/auth/example.ts
import { createInMemoryStores } from './memory-stores'

export const make = createInMemoryStores
