// lib/stores/memory/example.ts breaks gatehouse/import-zones
import { PrismaClient } from '@/lib/stores/prisma/generated/client'

export const client = PrismaClient
