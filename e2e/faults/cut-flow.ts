import type { TestAuth } from '../harness/test-auth'

type Again = { status: number; code?: string }

/** What becomes of a flow that is cut. How to make it succeed is in `successfulCalls`. */
export type CutFlow = {
  /** Columns that may be written although the rest was not: notes that come ahead of what they note. */
  notes?: readonly `${string}.${string}`[]
  /** The flow in words, after which a test's title goes on. */
  words: string
  /** What the same request is answered once it had been done and only its answer was lost. */
  again: Again
  /** Where `again` is a refusal: what the person does next, and the status it gets. */
  next?: { words: string; status: number; run(world: TestAuth): Promise<{ status: number }> }
}
