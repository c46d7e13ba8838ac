import type { ReactNode } from 'react'
import type { EntitlementName, RowWithAccess } from '@/lib/client/access-context'
import { gateDecision } from '@/lib/core/access/gate'
import { accessOf } from '@/lib/next/current'
import { GateFallback } from './gate-fallback'
import { currentStander } from './stander'

/**
 * `AccessGate` for what is drawn on the server: the same decision, made once. Where rights may change while the page is
 * open, its redraw after an access event makes it again.
 */
export async function Gate({ entitlement, on, fallback, children }: GateProps) {
  const { set } = await accessOf()
  const { allowed, reason, meta } = gateDecision(set, entitlement, on && (on.__access ?? {}))
  if (allowed) return children
  if (fallback !== undefined) return fallback
  return <GateFallback entitlement={entitlement} reason={reason} meta={meta} {...await currentStander()} />
}

type GateProps = {
  entitlement: EntitlementName
  /** A row with its `__access`; without one the tenant itself is meant. */
  on?: RowWithAccess
  /** In place of the children when it is denied; null for nothing. */
  fallback?: ReactNode
  children: ReactNode
}
