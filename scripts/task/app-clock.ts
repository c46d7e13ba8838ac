import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '@/lib/core/clock'
import { createDatabaseClock } from '@/lib/stores/prisma/clock'
import { DatabaseInUseError } from '@/lib/stores/prisma/owner-lock'
import { databaseOptions, withDatabase } from './with-database'

/**
 * The application's time in epoch ms, which `POST /api/dev/clock` may have moved: the database tells it, or, while a
 * running app owns the embedded one, that app. This machine's time, and a word about it, when neither can be asked.
 */
export async function appTime(appUrl: string): Promise<number> {
  const { url, dataDir } = databaseOptions()
  if (!url && !existsSync(join(dataDir, 'db'))) return systemClock.now()
  try {
    return await databaseTime().catch((error: unknown) => {
      if (error instanceof DatabaseInUseError) return timeOf(appUrl)
      throw error
    })
  } catch {
    console.error(`Neither the database nor ${appUrl} told the app’s time: this machine’s is taken.`)
    return systemClock.now()
  }
}

function databaseTime(): Promise<number> {
  return withDatabase(async (database) => {
    const { clock, calibrate, stop } = createDatabaseClock(database, { system: systemClock })
    try {
      await calibrate()
      return clock.now()
    } finally {
      await stop()
    }
  })
}

async function timeOf(appUrl: string): Promise<number> {
  const answer = await fetch(`${appUrl}/api/dev/clock`, { signal: AbortSignal.timeout(3_000) })
  const { offsetMs } = (await answer.json()) as { offsetMs?: unknown }
  if (typeof offsetMs !== 'number') throw new Error(`${appUrl} tells no time`)
  return systemClock.now() + offsetMs
}
