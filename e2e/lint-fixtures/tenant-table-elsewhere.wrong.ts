// scripts/report.ts breaks gatehouse/tenant-rows
import type { Database } from '@/lib/stores/prisma/database'

export const countMembers = ({ prisma }: Database) => prisma.$queryRaw`
  SELECT count(*) FROM "users" u JOIN user_tenants m ON m."user_id" = u."id"`
