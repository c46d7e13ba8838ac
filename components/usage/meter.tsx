import { cn } from '@/components/ui/cn'
import type { MeterReading } from './meter-reading'

/** The bar of a limit. What it shows is said beside it as well. */
export function Meter({ label, reading }: { label: string; reading: MeterReading }) {
  const { percent, state, words } = reading
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuenow={Math.round(percent)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={words}
      className="h-2 overflow-hidden rounded-full bg-hover"
    >
      <div className={cn('h-full rounded-full', fills[state])} style={{ width: `${percent}%` }} />
    </div>
  )
}

const fills = {
  unlimited: 'bg-accent',
  fine: 'bg-accent',
  near: 'bg-warning',
  paid: 'bg-warning',
  reached: 'bg-danger-fill',
}
