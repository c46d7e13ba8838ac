import { setting } from './env-files.mjs'
import { refuse } from './refuse.mjs'

/** Stops with one line when another process owns the embedded database: Next would show its start first. */
export async function requireFreeDatabase() {
  if (setting('DATABASE_URL')) return
  const { tsImport } = await import('tsx/esm/api')
  /** @type {typeof import('../../lib/stores/prisma/owner-lock.ts')} */
  const lock = await tsImport('../../lib/stores/prisma/owner-lock.ts', import.meta.url)
  try {
    const release = lock.acquireOwnership(setting('GATEHOUSE_DATA_DIR') ?? '.data')
    release()
  } catch (error) {
    if (error instanceof lock.DatabaseInUseError) refuse(error.message)
    throw error
  }
}
