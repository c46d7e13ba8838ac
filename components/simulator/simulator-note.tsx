import { Badge } from '@/components/ui/badge'

/** Says on each page of the simulator what it is. */
export function SimulatorNote() {
  return (
    <p className="flex flex-wrap items-center gap-2 text-muted">
      <Badge tone="warning">Billing simulator</Badge>
      No money is taken, and no card is real.
    </p>
  )
}
