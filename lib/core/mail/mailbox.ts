/** A message in the mailbox that stands in for a mail provider. */
export type MailboxMessage = {
  id: string
  to: string
  subject: string
  text: string
  html: string
  /** Links a reader can press, in the order of the message, each once. */
  links: string[]
  /** The one-time code, if the message carries one. */
  code?: string
  /** ISO 8601. */
  createdAt: string
}

export interface Mailbox {
  /** Keeps the message; one with the same id is kept already and stays as it is. */
  store(message: MailboxMessage): Promise<void>
  /** Newest first, at most 200. `to` ignores case; without it every recipient's. */
  list(to?: string): Promise<MailboxMessage[]>
  find(id: string): Promise<MailboxMessage | null>
  /** Deletes messages created before `before` (epoch ms). Returns how many. */
  deleteBefore(before: number): Promise<number>
}

/** The sealer's purpose for stored messages. */
export const mailboxPurpose = 'mailbox'
