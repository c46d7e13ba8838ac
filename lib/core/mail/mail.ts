import type { AuthMail } from '../auth/types'
import type { TenantMail } from '../tenancy/mails'

/** Every mail that the product sends. */
export type Mail = AuthMail | TenantMail
