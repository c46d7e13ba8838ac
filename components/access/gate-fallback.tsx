import { Lock } from 'lucide-react'
import { access } from '@/lib/config/access'
import { phraseOf } from '@/lib/core/access/phrase'
import { WayLink } from './way-link'
import { wayForward, type Denied, type Stander } from './way-forward'

/** In place of what a person may not do: what is needed, and the way there. Nothing where there is nothing to say. */
export function GateFallback({ entitlement, reason, meta = {}, ...stander }: Denied & Stander) {
  const way = wayForward({ entitlement, reason, meta }, stander)
  if (way === 'hidden') return null
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
      <Lock aria-hidden="true" className="size-4 shrink-0" />
      <span>{phraseOf(access, entitlement, reason, meta)}</span>
      {way?.hint && <span>{way.hint}</span>}
      {way && (
        <WayLink way={way} denied={{ entitlement, reason, meta }} className="standalone-link text-link" />
      )}
    </p>
  )
}
