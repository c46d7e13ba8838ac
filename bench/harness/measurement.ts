/** One line of the table. */
export type Row = {
  what: string
  beside: string
  measured: string
  goal: string
  /** Null for a figure that has no goal of its own and helps to read the others. */
  met: boolean | null
  /** Where the time goes, for a goal that was missed. */
  profile?: string[]
}

/** How much to do: `quick` for a look, `long` for the counts that the goals name. */
export type Effort = 'quick' | 'usual' | 'long'

export type Measurement = { name: string; run(effort: Effort): Promise<Row[]> }

/** Of three amounts the one for this effort. */
export function byEffort(effort: Effort, amounts: Record<Effort, number>): number {
  return amounts[effort]
}
