import type { ChargedCounter, Stand } from './stores'

/** How many of the units between two stands of a counter, the lower one first, are beyond what is included (null: none is). */
export function overageBetween(included: number | null, from: number, to: number): number {
  return included === null ? 0 : Math.max(0, to - Math.max(included, from))
}

/** Whether a counter may go so much further: not beyond `most`, and not by more overage in its period than is sold. */
export function leavesRoom(
  { included, most }: Pick<ChargedCounter, 'included' | 'most'>,
  { consumed, overage }: Stand,
  amount: number,
): boolean {
  if (most === null) return true
  const beyond = overageBetween(included, consumed, consumed + amount)
  return consumed + amount <= most && (beyond === 0 || overage + beyond <= most - (included ?? most))
}
