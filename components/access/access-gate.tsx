'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import type { AccessAnswer, EntitlementName, RowWithAccess } from '@/lib/client/access-context'
import { useAccess } from '@/lib/client/use-access'
import { GateFallback } from './gate-fallback'

/**
 * Shows its children to whoever may do that, and follows while the page is open. Empty without an `AccessProvider`, for an
 * unknown entitlement, and while nothing is known. The fallback is by default a sentence that says what is needed.
 */
export function AccessGate({ entitlement, on, isUncounted = false, fallback, children }: AccessGateProps) {
  const { can, tenant } = useAccess()
  const here = usePathname()
  const answer = can(entitlement, on)
  if (answer.allowed || (isUncounted && answer.reason === 'limit_reached')) return children
  if (!answer.reason) return null
  if (typeof fallback === 'function') return fallback(answer)
  if (fallback !== undefined) return fallback
  return (
    <GateFallback
      entitlement={entitlement}
      reason={answer.reason}
      meta={answer.meta}
      slug={tenant?.slug ?? null}
      mayBill={can('billing:manage').allowed}
      here={here}
    />
  )
}

type AccessGateProps = {
  entitlement: EntitlementName
  /** A row with its `__access`; without one the tenant itself is meant. */
  on?: RowWithAccess
  /** What it gates does not count against a limit, and stays when that is reached. */
  isUncounted?: boolean
  /** In place of the children when it is denied; null for nothing. */
  fallback?: ReactNode | ((answer: AccessAnswer) => ReactNode)
  children: ReactNode
}
