import type { ActionSession } from '../../action/context'
import type { AuthCore } from '../auth-core'
import type { AccessFeed } from './access-feed'
import { createAccessStreams, type AccessStreams } from './access-streams'
import { createRecentChanges } from './recent-changes'

/** What this instance hears of changes of access, and whom it tells. */
export type LiveAccess = {
  streams: AccessStreams
  /** Whether a token's word about its tenant is as good as a look into the store. */
  isCurrent(session: ActionSession): boolean
  start(): Promise<void>
  stop(): Promise<void>
}

type Given = Pick<AuthCore, 'clock' | 'random' | 'newId' | 'stores' | 'tenants' | 'config'>

/** Without a feed nothing is heard of, so no token is believed and open streams learn of changes by the minute. */
export function createLiveAccess(core: Given, feed: AccessFeed | undefined): LiveAccess {
  const changes = createRecentChanges(core.clock, core.config.ttlMs)
  const isLive = () => feed?.isLive() ?? false
  const streams = createAccessStreams({
    clock: core.clock,
    random: core.random,
    newId: core.newId,
    isLive,
    isStillIn: async ({ sessionId, userId, tenantId }) => {
      const found = await core.stores.sessions.findSessionWithUser(sessionId)
      if (!found || found.session.revokedAt !== null || found.user.disabled) return false
      if (found.session.expiresAt <= core.clock.now()) return false
      return (await core.tenants?.membership(userId, tenantId)) != null
    },
  })
  return {
    streams,
    isCurrent: ({ user, tenantId }) => isLive() && tenantId !== null && !changes.has(user.id, tenantId),
    start: () =>
      feed?.start({
        onEvent(event) {
          changes.add(event)
          void streams.publish(event)
        },
        onMissed() {
          changes.add({ tenantId: null, userId: null })
          streams.restart()
        },
      }) ?? Promise.resolve(),
    async stop() {
      streams.close()
      await feed?.stop()
    },
  }
}
