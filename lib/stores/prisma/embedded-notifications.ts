import type { PGlite } from '@electric-sql/pglite'
import type { Notifications } from './notifications'

/** LISTEN of the embedded database: in the same process, so it is never interrupted. */
export function createEmbeddedNotifications(database: PGlite): Notifications {
  return {
    async subscribe(channel, subscriber) {
      const stop = await database.listen(channel, (payload) => subscriber.onMessage(payload))
      await subscriber.onUp?.()
      return () => stop()
    },
    close: async () => undefined,
  }
}
