import type PgBoss from 'pg-boss'
import { v7 as uuidv7 } from 'uuid'
import type { Outbox } from '../../core/auth/stores'
import type { Sealer } from '../../core/crypto/seal'
import type { QueuedMail, SealedMail } from '../../core/mail/queued-mail'
import type { ExecuteSql } from './execute-sql'
import { queueDatabase } from './queue-database'

/**
 * An outbox for each transaction: its mail is queued with the writes of `executeSql`, or not at all. Mail that is not to
 * be delivered is sealed and queued just the same, so that neither time nor database tell it apart.
 */
export function createOutbox(options: {
  boss: PgBoss
  /** A sealer for `outboxPurpose`. */
  sealer: Sealer
  /** Told of every queued mail; the transaction may not be committed yet. */
  onQueued: () => void
}): (executeSql: ExecuteSql) => Outbox {
  const { boss, sealer, onQueued } = options

  return (executeSql) => ({
    async send(mail, { deliver } = { deliver: true }) {
      const data: QueuedMail = {
        kind: mail.kind,
        sealed: sealer.seal({ mail, deliver: deliver ? 1 : 0 } satisfies SealedMail),
      }
      const id = await boss.send('mail', data, { id: uuidv7(), db: queueDatabase(executeSql) })
      // pg-boss answers null, and writes nothing, when the queue has not been created yet.
      if (!id) throw new Error('The mail queue does not exist yet')
      onQueued()
    },
  })
}
