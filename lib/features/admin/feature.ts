import { sessionOf, type ActionContext } from '@/lib/core/action/context'
import { AppError } from '@/lib/core/errors'
import type { BillingFeature } from '../billing/feature'

/** What the pages of those who run the product work with. */
export type AdminFeature = BillingFeature & {
  /** Their addresses, in small letters. */
  superAdmins: readonly string[]
}

type Person = { readonly email: string; readonly emailVerified: boolean }

/** Whether somebody runs the product: by an address that is theirs for sure. */
export function isSuperAdmin(superAdmins: readonly string[], { email, emailVerified }: Person): boolean {
  return emailVerified && superAdmins.includes(email.toLowerCase())
}

/** To everybody else there is nothing there. Throws NOT_FOUND. */
export function demandSuperAdmin({ superAdmins }: AdminFeature, context: ActionContext): void {
  if (!isSuperAdmin(superAdmins, sessionOf(context).user))
    throw new AppError('NOT_FOUND', 'There is no such page.')
}
