import type { RevocationFeed } from '@/lib/core/auth/revocation-feed'
import type { Readiness } from '@/lib/features/health/actions'
import { inTime } from './in-time'
import { isStopping } from './shutdown'

/** Whether requests should come here. Whoever asks takes silence for an answer soon enough, so a hanging database must not silence it. */
export async function readiness(
  pendingMigrations: () => Promise<string[]>,
  feed: Pick<RevocationFeed, 'isLive'>,
): Promise<Readiness> {
  const accepting = !isStopping()
  try {
    const pending = await inTime(pendingMigrations(), 2_000)
    return { accepting, database: true, migrations: pending.length === 0, feed: feed.isLive() }
  } catch {
    return { accepting, database: false, migrations: false, feed: feed.isLive() }
  }
}
