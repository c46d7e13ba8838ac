'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { AccessSet } from '@/lib/core/access/access-set'
import { gateDecision } from '@/lib/core/access/gate'
import { accessBrowser } from './access-browser'
import { AccessContext, type Access } from './access-context'
import { AccessKeeper } from './access-keeper'
import { initialAccess, type AccessState } from './access-state'
import { followTenant } from './follow-tenant'
import { showTenant, type PageTenant } from './page-tenant'
import { useAuth } from './use-auth'

type AccessProviderProps = {
  tenant: PageTenant
  /** From the server, so that the first HTML is right; null lets the browser ask. */
  initial: AccessSet | null
  /** Stands in for the page once the person has no place in the tenant any more. */
  over: ReactNode
  children: ReactNode
}

/** Keeps what the person may do in a tenant current and shares it with `useAccess`. */
export function AccessProvider({ tenant, initial, over, children }: AccessProviderProps) {
  const { id, slug } = tenant
  const { refresh } = useAuth()
  const router = useRouter()
  const [keeper] = useState(() => {
    const callbacks = {
      renewToken: refresh,
      onChanged: () => startTransition(() => router.refresh()),
      // When it is the session that is over, asking for a token leads to the sign-in page.
      onOver: () => void refresh(),
      onMoved: () => void followTenant(tenant),
    }
    return new AccessKeeper(accessBrowser(tenant, callbacks), initial)
  })
  const [serverState] = useState(() => initialAccess(initial))

  useEffect(() => {
    if (initial) keeper.adopt(initial)
  }, [keeper, initial])
  useEffect(() => keeper.start(), [keeper])
  useEffect(() => showTenant({ id, slug }), [id, slug])

  const state = useSyncExternalStore(keeper.subscribe, keeper.getState, () => serverState)
  const access = useMemo(() => accessFrom(state, { id, slug }), [state, id, slug])
  return <AccessContext value={access}>{state.status === 'over' ? over : children}</AccessContext>
}

function accessFrom({ status, set }: AccessState, tenant: PageTenant): Access {
  return {
    tenant,
    plan: set?.plan ?? null,
    can(entitlement, row) {
      // A row that came without its rights grants none.
      const { allowed, reason, meta } = gateDecision(set, entitlement, row && (row.__access ?? {}))
      return { allowed, reason, meta, pending: status === 'loading' }
    },
  }
}
