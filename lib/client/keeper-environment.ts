import type { Fetch } from './request-renewal'
import type { SessionMessage } from './session-message'
import type { EndReason } from './session-state'

/** The browser as the keeper needs it. Times are milliseconds on the device's clock. */
export type KeeperEnvironment = {
  now(): number
  /** In [0, 1). */
  random(): number
  /** Returns what cancels it. */
  setTimer(work: () => void, ms: number): () => void
  fetch: Fetch
  /** Runs `work` while no other tab runs its own. */
  exclusive(work: () => Promise<void>): Promise<void>
  /** Joins the other tabs. */
  connect(onMessage: (data: unknown) => void): { post(message: SessionMessage): void; close(): void }
  isVisible(): boolean
  isOnline(): boolean
  watch(onEvent: (event: PageEvent) => void): () => void
  /** The session that this page was drawn for is over. */
  onEnded(reason: EndReason): void
  /** Someone else is signed in now: what the page shows is not theirs. */
  onUserChanged(): void
}

/** `changed`: visibility, focus or connection did · `restored`: the page came back from the back-forward cache. */
export type PageEvent = 'changed' | 'online' | 'restored'
