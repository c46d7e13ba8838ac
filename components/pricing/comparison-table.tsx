import { Check, Minus } from 'lucide-react'
import type { ComparisonRow } from '@/components/billing/plan-points'

/** The plans beside one another. On a phone it scrolls sideways, its first column stays. */
export function ComparisonTable({ titles, rows }: { titles: readonly string[]; rows: ComparisonRow[] }) {
  return (
    <div
      role="region"
      aria-labelledby="compare"
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border bg-surface"
    >
      <table className="w-full min-w-130 text-left">
        <thead>
          <tr className="border-b">
            <th scope="col" className="sticky left-0 bg-surface px-5 py-3 font-medium text-muted">
              What you get
            </th>
            {titles.map((title) => (
              <th key={title} scope="col" className="px-4 py-3 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row" className="sticky left-0 bg-surface px-5 py-3 font-normal">
                {name}
              </th>
              {cells.map((cell, at) => (
                <td key={titles[at]} className="px-4 py-3 tabular-nums">
                  <Cell value={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ value }: { value: string | boolean }) {
  if (typeof value === 'string') return value
  const Icon = value ? Check : Minus
  return (
    <>
      <Icon aria-hidden="true" className={value ? 'size-4 text-positive' : 'size-4 text-muted'} />
      <span className="sr-only">{value ? 'Included' : 'Not included'}</span>
    </>
  )
}
