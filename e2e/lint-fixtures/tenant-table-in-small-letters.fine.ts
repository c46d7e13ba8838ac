// lib/stores/prisma/example.ts
import type { ExecuteSql } from './execute-sql'

export const forget = (executeSql: ExecuteSql) => executeSql('delete from "rate_limits"')
