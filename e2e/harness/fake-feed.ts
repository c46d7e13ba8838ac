import type { RevocationFeed } from '@/lib/core/auth/revocation-feed'

export type FakeFeed = RevocationFeed & {
  /** What another instance revoked. */
  publish(sessionIds: string[]): void
  /** Down: nothing arrives, and it says so. */
  setLive(live: boolean): void
}

/** A revocation feed that a test can cut. */
export function createFakeFeed(): FakeFeed {
  let live = true
  let listener: (sessionIds: string[]) => void = () => undefined
  return {
    isLive: () => live,
    setLive: (next) => void (live = next),
    start: async (onRevoked) => void (listener = onRevoked),
    stop: async () => void (listener = () => undefined),
    publish: (sessionIds) => listener(sessionIds),
  }
}
