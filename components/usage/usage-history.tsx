'use client'

import dynamic from 'next/dynamic'
import { ChevronRight } from 'lucide-react'
import { useHydrated } from '@/components/ui/use-hydrated'
import { shortDay, type DayUse } from './daily-series'
import { PlainBars } from './plain-bars'

// The library behind the chart is heavier than the page: fetched after it, in the place of bars of the same size.
const UsageChart = dynamic(() => import('./usage-chart').then((module) => module.UsageChart), {
  ssr: false,
  loading: () => <div className="h-40" />,
})

/** What was used on each day: a chart for the eye, and a table that says the same. */
export function UsageHistory({ name, series }: { name: string; series: readonly DayUse[] }) {
  const hydrated = useHydrated()
  const used = series.filter(({ amount }) => amount > 0)
  if (used.length === 0)
    return <p className="text-muted">Nothing was used in the last {series.length} days.</p>
  return (
    <div className="grid gap-1">
      <p className="text-sm text-muted">The last {series.length} days</p>
      <div aria-hidden="true" className="h-40">
        {hydrated ? <UsageChart name={name} series={series} /> : <PlainBars series={series} />}
      </div>
      <details className="group">
        <summary className="flex min-h-8 w-fit items-center gap-1 rounded-sm text-sm text-muted hover:text-foreground touch:min-h-11">
          <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
          Show as a table
        </summary>
        <table className="mt-1 w-full max-w-80 text-left">
          <caption className="sr-only">{name} by day</caption>
          <thead>
            <tr className="border-b text-sm text-muted">
              <th scope="col" className="py-1.5 font-medium">
                Day
              </th>
              <th scope="col" className="py-1.5 text-right font-medium">
                {name}
              </th>
            </tr>
          </thead>
          <tbody className="divide-y tabular-nums">
            {used.toReversed().map(({ day, amount }) => (
              <tr key={day}>
                <th scope="row" className="py-1.5 font-normal">
                  <time dateTime={day}>{shortDay(day)}</time>
                </th>
                <td className="py-1.5 text-right">{amount.toLocaleString('en-US')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}
