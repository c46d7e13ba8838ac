import type { UsageHistory } from '@/lib/features/usage/history'

export type DayUse = { day: string; amount: number }

const dayMs = 86_400_000

/** What was used of one thing on each of the last days, today the last, with the days on which it was nothing. */
export function dailySeries(
  history: Pick<UsageHistory, 'days'>,
  entitlement: string,
  { now, days }: { now: number; days: number },
): DayUse[] {
  const own = history.days.filter((row) => row.entitlement === entitlement)
  const amounts = new Map(own.map(({ day, amount }) => [day, amount]))
  return Array.from({ length: days }, (_, at) => {
    const day = new Date(now - (days - 1 - at) * dayMs).toISOString().slice(0, 10)
    return { day, amount: amounts.get(day) ?? 0 }
  })
}

/** "Nov 22", of a day in UTC. */
export function shortDay(day: string): string {
  return new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  )
}
