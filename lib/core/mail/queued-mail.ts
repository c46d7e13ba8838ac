import type { AuthMail } from '../auth/types'

/** A mail as it waits in the queue. Only its kind is readable: links in it are live. */
export type QueuedMail = { kind: AuthMail['kind']; sealed: string }

/** What `QueuedMail.sealed` holds. Mail with `deliver: false` goes through everything but the delivery. */
export type SealedMail = { mail: AuthMail; deliver: boolean }

/** The sealer's purpose for `QueuedMail.sealed`. */
export const outboxPurpose = 'outbox'
