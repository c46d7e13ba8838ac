// app/api/example/route.ts breaks gatehouse/import-zones
import { Pool } from 'pg'

export const pool = new Pool()
