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
    <p className="flex items-start gap-1.5 text-sm text-muted">
      <Lock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>
        {phraseOf(access, entitlement, reason, meta)} {way?.hint}{' '}
        {way && (
          <WayLink way={way} denied={{ entitlement, reason, meta }} className="standalone-link text-link" />
        )}
      </span>
    </p>
  )
}
