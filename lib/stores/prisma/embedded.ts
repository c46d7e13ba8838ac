import { PGlite } from '@electric-sql/pglite'
import { mkdirSync } from 'node:fs'
import { acquireOwnership } from './owner-lock'

export type Embedded = { pglite: PGlite; close(): Promise<void> }

/**
 * Starts Postgres inside this process, over the folder `files` or, given null, in memory.
 *
 * @throws {DatabaseInUseError} when another process owns the folder.
 */
export async function openEmbedded(place: { lockIn: string; files: string } | null): Promise<Embedded> {
  const release = place ? acquireOwnership(place.lockIn) : () => undefined
  try {
    if (place) mkdirSync(place.files, { recursive: true })
    const pglite = await PGlite.create({ dataDir: place?.files ?? 'memory://' })
    // Prisma writes and reads times without their zone.
    await pglite.exec(`SET TIME ZONE 'UTC'`)
    return { pglite, close: () => pglite.close().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}
