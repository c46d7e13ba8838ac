import { openDatabase, type Database } from '@/lib/stores/prisma/database'

/** Opens the database that the app would open, and closes it after the work. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(databaseOptions())
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** These two variables alone: a machine that only migrates has no others. */
export function databaseOptions(): { url?: string; dataDir: string } {
  const url = process.env.DATABASE_URL?.trim()
  return { ...(url && { url }), dataDir: process.env.GATEHOUSE_DATA_DIR?.trim() || '.data' }
}
