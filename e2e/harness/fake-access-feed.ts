import type { AccessFeed } from '@/lib/core/auth/access/access-feed'
import type { AccessEvent } from '@/lib/core/tenancy/types'

export type FakeAccessFeed = AccessFeed & {
  /** What some instance committed. */
  publish(event: AccessEvent): void
  /** Down: nothing arrives, and it says so. Up again: it says that something may have been missed. */
  setLive(live: boolean): void
}

/** A feed of access events that a test can cut. */
export function createFakeAccessFeed(): FakeAccessFeed {
  let live = true
  let listener: Parameters<AccessFeed['start']>[0] | null = null
  return {
    isLive: () => live,
    setLive(next) {
      if (next && !live) listener?.onMissed()
      live = next
    },
    start: async (given) => void (listener = given),
    stop: async () => void (listener = null),
    publish: (event) => void (live && listener?.onEvent(event)),
  }
}
