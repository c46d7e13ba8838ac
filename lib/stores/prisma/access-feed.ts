import type { AccessFeed } from '@/lib/core/auth/access/access-feed'
import type { AccessEvent } from '@/lib/core/tenancy/types'
import type { Database } from './database'

/** The channel that transactions of tenants notify at their commit. */
const channel = 'gatehouse_access'

/** Changes of access made by all instances, from the database itself. See `AccessFeed`. */
export function createAccessFeed(database: Pick<Database, 'notifications'>): AccessFeed {
  let live = false
  let unsubscribe: (() => Promise<void>) | null = null

  return {
    isLive: () => live,
    async start({ onEvent, onMissed }) {
      unsubscribe = await database.notifications.subscribe(channel, {
        onMessage(payload) {
          const event = parse(payload)
          if (event) onEvent(event)
          else onMissed()
        },
        async onUp() {
          onMissed()
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

/** Null for what another version, or somebody at a console, has sent: all that it tells is that something changed. */
function parse(payload: string): AccessEvent | null {
  try {
    const { tenantId, userId, type } = JSON.parse(payload) as AccessEvent
    return typeof type === 'string' ? { tenantId: tenantId ?? null, userId: userId ?? null, type } : null
  } catch {
    return null
  }
}
