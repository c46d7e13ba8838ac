// proxy.ts breaks gatehouse/import-zones
import { createPrismaStores } from './lib/stores/prisma/stores'

export const make = createPrismaStores
