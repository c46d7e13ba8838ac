/** A mail that the tenancy features ask for. Links are built from `APP_URL`, never from a request. */
export type TenantMail = InvitationMail | PaymentFailedMail | SubscriptionEndedMail

type InvitationMail = {
  kind: 'invitation'
  to: string
  organization: string
  /** Who invites; empty when they have no name. */
  inviter: string
  /** The title of the role that the invitation gives. */
  role: string
  link: string
  expiresInMs: number
}

/** To each owner, of whom `name` is one. `subscribed`: the title of the plan; null: add-ons alone. */
type BillingMail = { to: string; name: string; organization: string; subscribed: string | null; link: string }

/** `nextAttemptAt`: epoch ms; null: it is not tried again by itself. */
type PaymentFailedMail = BillingMail & { kind: 'payment-failed'; nextAttemptAt: number | null }

/** `why`: as it was asked for, because it was not paid, or for no reason that is known. `holds`: the title of the plan of now. */
type SubscriptionEndedMail = BillingMail & {
  kind: 'subscription-ended'
  why: 'canceled' | 'unpaid' | null
  holds: string | null
}
