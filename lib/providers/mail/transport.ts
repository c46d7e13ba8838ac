/** A mail ready to go. `id` is the same at every attempt, so a receiver that knows it delivers nothing twice. */
export type OutgoingMail = {
  id: string
  from: string
  to: string
  subject: string
  html: string
  text: string
}

/** Something that delivers mail. Throws a `JobFailure` saying whether, and when, a retry makes sense. */
export interface MailTransport {
  readonly name: 'resend' | 'mailbox'
  /** `signal`: gives up waiting for an answer. */
  send(mail: OutgoingMail, signal?: AbortSignal): Promise<void>
}
