import type { DenialReason } from '@/lib/core/access/decision'

/** Where a denial leads: what the link says, and its address in the tenant. */
export type WayForward = { label: string; href: string }

/**
 * What a person can do about a denial. `hidden`: say nothing at all, for what is switched off does not exist for them.
 * Without a tenant there is a sentence and no way.
 */
export function wayForward(
  reason: DenialReason | undefined,
  slug: string | null,
): WayForward | 'hidden' | null {
  switch (reason) {
    case undefined:
    case 'flag_disabled':
      return 'hidden'
    case 'role_required':
    case 'hierarchy_denied':
      return slug === null ? null : { label: 'See who can help', href: `/t/${slug}/team` }
    case 'plan_required':
      return slug === null ? null : { label: 'See plans', href: `/t/${slug}/billing` }
    case 'limit_reached':
      return slug === null ? null : { label: 'See usage', href: `/t/${slug}/usage` }
    case 'not_authenticated':
      return { label: 'Sign in', href: '/sign-in' }
    case 'step_up_required':
      // A password is no second factor, so to sign in again would lead back here.
      return null
  }
}
