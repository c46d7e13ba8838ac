// scripts/report.ts
import type { Database } from '@/lib/stores/prisma/database'

/** Words are no SQL. */
export const title = 'Remove it from projects'
export const countPeople = ({ prisma }: Database) => prisma.$queryRaw`SELECT count(*) FROM "users"`
