// lib/stores/prisma/example.ts breaks gatehouse/tenant-rows
import type { Database } from './database'

export const countProjects = (database: Database) => database.prisma.project.count()
