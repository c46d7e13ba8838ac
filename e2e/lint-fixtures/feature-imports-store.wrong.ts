// lib/features/projects/example.ts breaks gatehouse/import-zones
import { createPrismaStores } from '@/lib/stores/prisma/stores'

export const make = createPrismaStores
