// lib/stores/prisma/tenant/report.ts
import type { Database } from '../database'

export const countProjects = (database: Database) => database.prisma.project.count()
