/** A webhook of the simulator. Times are epoch ms. */
export type SimulatedEvent = {
  readonly id: string
  readonly customerId: string
  readonly type: string
  readonly createdAt: number
  readonly attempts: number
  /** Null: not answered with 200 yet. */
  readonly deliveredAt: number | null
}

/** What a customer is after something has happened, and what is told about it. */
export type SimulatedChange<State, Result> = {
  readonly state: State
  /** When something happens by itself; null: nothing does. */
  readonly dueAt: number | null
  readonly events: readonly Pick<SimulatedEvent, 'id' | 'type' | 'createdAt'>[]
  readonly result: Result
}

/** The database of the simulator, which a real provider has at its own place. */
export interface SimulatorStore<State> {
  read(customerId: string): Promise<State | null>
  /** One change of a customer at a time: `change` sees what the one before left, and is kept with its events or not at all. */
  change<Result>(
    customerId: string,
    change: (state: State | null) => SimulatedChange<State, Result>,
  ): Promise<Result>
  /** Customers to whom something happens by itself until then, the first of all first. */
  due(at: number, limit: number): Promise<string[]>
  /** By their ids. */
  customers(limit: number): Promise<State[]>
  /** Those that were tried less often than that, in the order in which they happened. */
  undelivered(attempts: number, limit: number): Promise<SimulatedEvent[]>
  event(id: string): Promise<SimulatedEvent | null>
  /** Newest first. */
  events(limit: number): Promise<SimulatedEvent[]>
  /** One more attempt to deliver; `deliveredAt` null: it failed. */
  attempted(id: string, deliveredAt: number | null): Promise<void>
}
