import type { DecisionMeta, DenialReason } from '@/lib/core/access/decision'
import { billingPath, billingHolders } from './billing-way'

/**
 * Where a denial leads: what the link says, and its address. `hint` says who can help, where the person can't.
 * `isForSale`: what lifts it can be bought by this person, from where they are.
 */
export type WayForward = { label: string; href: string; hint?: string; isForSale?: boolean }

export type Denied = { entitlement: string; reason: DenialReason | undefined; meta?: DecisionMeta }

/** Where somebody stands who was denied. */
export type Stander = {
  /** Of the tenant that the way leads through; null outside of tenants. */
  slug: string | null
  mayBill: boolean
  /** The page that they are on, to come back to. */
  here?: string | null
}

/**
 * What a person can do about a denial. `hidden`: say nothing at all, for what is switched off does not exist for them.
 * Without a tenant there is a sentence and no way.
 */
export function wayForward(denied: Denied, { slug, mayBill, here }: Stander): WayForward | 'hidden' | null {
  const { reason } = denied
  switch (reason) {
    case undefined:
    case 'flag_disabled':
      return 'hidden'
    case 'role_required':
    case 'hierarchy_denied':
      return slug === null ? null : { label: 'See who can help', href: `/t/${slug}/team` }
    case 'plan_required':
    case 'limit_reached':
      if (slug === null) return null
      return mayBill ? saleOf(denied, slug, here) : helpOf(reason, slug)
    case 'not_authenticated':
      return { label: 'Sign in', href: '/sign-in' }
    case 'step_up_required':
      // A password is no second factor, so to sign in again would lead back here.
      return null
  }
}

function saleOf({ entitlement, reason }: Denied, slug: string, here?: string | null): WayForward {
  const label = reason === 'limit_reached' ? 'Raise the limit' : 'Upgrade'
  return { label, href: billingPath(slug, { needs: entitlement, here }), isForSale: true }
}

function helpOf(reason: DenialReason, slug: string): WayForward {
  const act = reason === 'limit_reached' ? 'raise the limit' : 'change the plan'
  const { one, many } = billingHolders()
  return { label: `Ask ${one}`, href: `/t/${slug}/team`, hint: `${many} can ${act}.` }
}
