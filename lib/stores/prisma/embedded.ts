import { PGlite } from '@electric-sql/pglite'
import { mkdirSync } from 'node:fs'
import { acquireOwnership } from './owner-lock'

export type Embedded = { pglite: PGlite; close(): Promise<void> }

/**
 * Starts Postgres inside this process, over the folder `files` or, given null, in memory. `copied`: the files it begins with,
 * as `dumpDataDir` gives them; else an empty database is made, which takes some seconds.
 *
 * @throws {DatabaseInUseError} when another process owns the folder.
 */
export async function openEmbedded(
  place: { lockIn: string; files: string } | null,
  copied?: Blob,
): Promise<Embedded> {
  const release = place ? acquireOwnership(place.lockIn) : () => undefined
  try {
    if (place) mkdirSync(place.files, { recursive: true })
    const pglite = await PGlite.create({ dataDir: place?.files ?? 'memory://', loadDataDir: copied })
    // Prisma writes and reads times without their zone.
    await pglite.exec(`SET TIME ZONE 'UTC'`)
    return { pglite, close: () => pglite.close().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}
