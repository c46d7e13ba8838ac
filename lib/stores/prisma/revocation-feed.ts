import type { RevocationFeed } from '@/lib/core/auth/revocation-feed'
import type { SessionStore } from '@/lib/core/auth/stores'
import type { Clock } from '@/lib/core/clock'
import type { Database } from './database'

/** The channel that triggers on `sessions` write to. */
const channel = 'session_revoked'

export type RevocationFeedOptions = {
  sessions: Pick<SessionStore, 'listRevokedSince'>
  clock: Clock
  /** How far back to look whenever listening begins: longer than an access token lives. Default 2 minutes, in ms. */
  replayMs?: number
}

/** Revocations of all instances, from the database itself. See `RevocationFeed`. */
export function createRevocationFeed(
  database: Pick<Database, 'notifications'>,
  { sessions, clock, replayMs = 120_000 }: RevocationFeedOptions,
): RevocationFeed {
  let live = false
  let unsubscribe: (() => Promise<void>) | null = null

  return {
    isLive: () => live,
    async start(onRevoked) {
      unsubscribe = await database.notifications.subscribe(channel, {
        onMessage: (sessionId) => onRevoked([sessionId]),
        // Listening has begun already, so what is revoked while the list is read arrives as a message.
        async onUp() {
          onRevoked(await sessions.listRevokedSince(clock.now() - replayMs))
          live = true
        },
        onDown() {
          live = false
        },
      })
    },
    async stop() {
      live = false
      await unsubscribe?.()
      unsubscribe = null
    },
  }
}
