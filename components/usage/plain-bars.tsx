import type { DayUse } from './daily-series'

/** The chart before its library has come, and without JavaScript. */
export function PlainBars({ series }: { series: readonly DayUse[] }) {
  const most = Math.max(1, ...series.map(({ amount }) => amount))
  return (
    <div className="flex h-full items-end gap-0.5 pb-5 pl-8">
      {series.map(({ day, amount }) => (
        <div
          key={day}
          className="min-w-0 flex-1 rounded-t-sm bg-accent"
          style={{ height: `${(amount / most) * 100}%` }}
        />
      ))}
    </div>
  )
}
