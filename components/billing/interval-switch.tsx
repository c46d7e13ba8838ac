import Link from 'next/link'
import type { BillingInterval } from './offer'

/** By the month or by the year: two links to the same page, so that it needs no JavaScript. */
export function IntervalSwitch({ path, query = {}, interval, saved }: IntervalSwitchProps) {
  return (
    <nav aria-label="Paid by" className="inline-flex gap-1 rounded-lg border bg-subtle p-1">
      {choices.map(({ by, name }) => (
        <Link
          key={by}
          href={`${path}?${new URLSearchParams({ ...query, interval: by })}`}
          replace
          scroll={false}
          aria-current={by === interval ? 'true' : undefined}
          className="flex h-7 items-center gap-1.5 rounded-md px-3 text-base text-muted transition-colors hover:text-foreground aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-foreground dark:aria-[current]:bg-hover touch:h-11"
        >
          {name}
          {by === 'year' && saved > 0 && <span className="text-sm text-positive">save {saved}%</span>}
        </Link>
      ))}
    </nav>
  )
}

const choices = [
  { by: 'month', name: 'Monthly' },
  { by: 'year', name: 'Yearly' },
] as const

type IntervalSwitchProps = {
  path: string
  /** What else the address says, to be kept. */
  query?: Record<string, string>
  interval: BillingInterval
  /** How much a year saves at most, in percent. */
  saved: number
}
