// lib/core/auth/example.ts breaks gatehouse/import-zones
import type { PrismaClient } from '@prisma/client'

export type Store = PrismaClient
