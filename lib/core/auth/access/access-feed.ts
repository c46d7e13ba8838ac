import type { AccessEvent } from '../../tenancy/types'

/**
 * Tells every instance within a second what may have changed about people's access. An implementation listens to the
 * database; while it can't, it says so, and tokens are not believed.
 */
export interface AccessFeed {
  /** True while every event is sure to arrive. */
  isLive(): boolean
  /** Starts listening. `onMissed` is called whenever listening begins again and events may have been missed. */
  start(listener: { onEvent(event: AccessEvent): void; onMissed(): void }): Promise<void>
  stop(): Promise<void>
}
