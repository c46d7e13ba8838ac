/** A mail that the tenancy features ask for. Links are built from `APP_URL`, never from a request. */
export type TenantMail = {
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
