import { Lock } from 'lucide-react'
import { access } from '@/lib/config/access'
import type { DecisionMeta, DenialReason } from '@/lib/core/access/decision'
import { phraseOf } from '@/lib/core/access/phrase'
import { wayForward } from './way-forward'

/** In place of what a person may not do: what is needed, and the way there. Nothing where there is nothing to say. */
export function GateFallback({ entitlement, reason, meta, slug }: GateFallbackProps) {
  const way = wayForward(reason, slug)
  if (way === 'hidden') return null
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
      <Lock aria-hidden="true" className="size-4 shrink-0" />
      <span>{phraseOf(access, entitlement, reason, meta)}</span>
      {way && (
        <a href={way.href} className="standalone-link text-link">
          {way.label}
        </a>
      )}
    </p>
  )
}

type GateFallbackProps = {
  entitlement: string
  reason?: DenialReason
  meta: DecisionMeta
  /** Of the tenant that the way leads through. */
  slug: string | null
}
