// lib/stores/contract/example.ts
import { createPrismaStores } from '../prisma/stores'

export const make = createPrismaStores
