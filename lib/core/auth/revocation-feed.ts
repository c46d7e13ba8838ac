/**
 * Tells every instance within a second which sessions were revoked. An implementation listens to the database; while it
 * can't, it says so and requests look the session up instead.
 */
export interface RevocationFeed {
  /** True while every revocation is sure to arrive. */
  isLive(): boolean
  /** Starts listening. `onRevoked` gets session ids, some perhaps twice; a reconnect first replays what was missed. */
  start(onRevoked: (sessionIds: string[]) => void): Promise<void>
  stop(): Promise<void>
}
