// lib/stores/prisma/example.ts breaks gatehouse/tenant-rows
import type { ExecuteSql } from './execute-sql'

export const forget = (executeSql: ExecuteSql) => executeSql('delete from "invitations"')
