'use client'

import { createContext } from 'react'
import type { access } from '@/lib/config/access'
import type { EntityAccess } from '@/lib/core/access/entity-access'
import type { DecisionMeta, DenialReason } from '@/lib/core/access/decision'
import type { AccessDefinition } from '@/lib/core/access/model'
import type { PageTenant } from './page-tenant'

/** The names of the starter's catalogue: a misspelt one does not compile. */
export type EntitlementName = typeof access extends AccessDefinition<infer Name> ? Name : never

/** A row as the API lists it, with what its reader may do to it. */
export type RowWithAccess = { __access?: EntityAccess }

export type AccessAnswer = {
  allowed: boolean
  /** Why not; absent when allowed, and when nothing is known. */
  reason?: DenialReason
  /** What would lift the denial. */
  meta: DecisionMeta
  /** Nothing is known yet. */
  pending: boolean
}

/** `useAccess`'s answer: what the person may do, as far as this tab knows. The server decides again at every request. */
export type Access = {
  /** The tenant that the page shows; null outside of tenants. */
  tenant: PageTenant | null
  /** The key of the plan that the tenant has; null where nothing is known. */
  plan: string | null
  /** On the tenant itself, or on a row that came with its `__access`. */
  can(entitlement: EntitlementName, row?: RowWithAccess): AccessAnswer
}

export const AccessContext = createContext<Access | null>(null)
