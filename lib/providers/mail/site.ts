/** Whose mail it is: the wordmark, the words and the footer of every message. */
export type MailSite = {
  name: string
  /** Origin of the application. */
  url: string
  /** Who stands behind it, for the footer. */
  company: string
}
