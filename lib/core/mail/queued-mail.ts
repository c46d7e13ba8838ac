import type { Mail } from './mail'

/** A mail as it waits in the queue. Only its kind is readable: links in it are live. */
export type QueuedMail = { kind: Mail['kind']; sealed: string }

/** What `QueuedMail.sealed` holds. Mail with `deliver: 0` goes through everything but the delivery; a digit, so that both are of one length. */
export type SealedMail = { mail: Mail; deliver: 0 | 1 }

/** The sealer's purpose for `QueuedMail.sealed`. */
export const outboxPurpose = 'outbox'
