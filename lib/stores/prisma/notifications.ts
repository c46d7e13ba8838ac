/** What happens on a channel of the database, for one subscriber. */
export type Subscriber = {
  onMessage(payload: string): void
  /**
   * Called when notifications begin to arrive, and again after every interruption: here is the place to catch up with
   * what was missed. A rejection counts as an interruption.
   */
  onUp?(): Promise<void>
  onDown?(): void
}

/** LISTEN, kept up over broken connections. */
export interface Notifications {
  /** Returns a function that ends the subscription. Resolves once listening, or after the first failed attempt. */
  subscribe(channel: string, subscriber: Subscriber): Promise<() => Promise<void>>
  close(): Promise<void>
}
