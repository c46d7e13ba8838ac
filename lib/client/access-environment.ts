import type { AccessSet } from '@/lib/core/access/access-set'
import type { KeeperEnvironment } from './keeper-environment'

/** The browser as the access keeper needs it. */
export type AccessEnvironment = Pick<
  KeeperEnvironment,
  'now' | 'random' | 'setTimer' | 'isVisible' | 'isOnline' | 'watch'
> & {
  /** `etag` is that of the last answer. Never rejects. */
  fetchSet(etag: string | null): Promise<SetAnswer>
  /** Connects to the access events and returns what ends that. None of the handlers is called after it. */
  openStream(handlers: StreamHandlers): () => void
  /**
   * One tab of the browser leads for a tenant. Calls `begin` when this tab's turn comes; what it returns is called when
   * the turn is given up, which is what the function returned here does.
   */
  lead(begin: () => () => void): () => void
  /** Joins the other tabs that show the same tenant. */
  connect(onMessage: (data: unknown) => void): { post(message: AccessMessage): void; close(): void }
  /** Gets a token with the new rights in it. Never rejects. */
  renewToken(): Promise<unknown>
  /** What the server drew may be out of date. */
  onChanged(): void
  /** The person has no place in this tenant any more, or the session is over. */
  onOver(): void
  /** The tenant is at another address now, and the page has to go there. */
  onMoved(): void
}

export type SetAnswer =
  | { kind: 'set'; set: AccessSet; etag: string | null }
  | { kind: 'unchanged' }
  | { kind: 'over' }
  | { kind: 'moved' }
  | { kind: 'failed'; retryAfterMs: number | null }

export type StreamHandlers = {
  opened(): void
  changed(): void
  revoked(): void
  /** Ended by anything else. The stream is closed by then. */
  lost(): void
}

/** What tabs tell one another. */
export type AccessMessage = { type: 'changed' } | { type: 'over' }

/** A tab still running an older version of the code may speak differently: null for what is not understood. */
export function readAccessMessage(data: unknown): AccessMessage | null {
  const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : null
  return type === 'changed' || type === 'over' ? { type } : null
}
