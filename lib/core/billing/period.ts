import type { Period } from '../access/definition'

/** From `start` on, and before `end`; both epoch ms. `end` is null for what holds for life. */
export type PeriodBounds = { readonly start: number; readonly end: number | null }

const fixedMs = { hour: 3_600_000, day: 86_400_000 } as const
const months = { month: 1, quarter: 3, year: 12 } as const

/**
 * The period that `now` lies in, counted from `anchor` in UTC. Months end where they began: what began on the 31st renews
 * on the last day of a shorter month and on the 31st again after it. Throws RangeError for what is no time.
 */
export function periodAt(per: Period | null, anchor: number, now: number): PeriodBounds {
  demandTime(anchor)
  demandTime(now)
  if (per === null) return { start: 0, end: null }
  if (per === 'hour' || per === 'day') {
    const start = anchor + Math.floor((now - anchor) / fixedMs[per]) * fixedMs[per]
    return { start, end: start + fixedMs[per] }
  }
  const boundary = (at: number) => addMonths(anchor, at * months[per])
  let at = Math.floor(monthsBetween(anchor, now) / months[per])
  // The month alone does not tell on which side of the day and hour of the anchor `now` is.
  while (boundary(at) > now) at -= 1
  while (boundary(at + 1) <= now) at += 1
  return { start: boundary(at), end: boundary(at + 1) }
}

/** So many months later at the same time of day: on the same day of the month, or on its last where it is shorter. */
export function addMonths(time: number, count: number): number {
  const from = new Date(time)
  const to = new Date(time)
  // On the 1st no month is too short, so that none is skipped.
  to.setUTCDate(1)
  to.setUTCMonth(from.getUTCMonth() + count)
  const last = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate()
  to.setUTCDate(Math.min(from.getUTCDate(), last))
  return to.getTime()
}

function monthsBetween(from: number, to: number): number {
  const [start, end] = [new Date(from), new Date(to)]
  return (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth()
}

function demandTime(time: number): void {
  if (!Number.isSafeInteger(time) || Math.abs(time) > 8.64e15) throw new RangeError(`not a time: ${time}`)
}
