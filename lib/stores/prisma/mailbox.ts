import { isUuid } from '../../core/auth/uuid'
import type { Sealer } from '../../core/crypto/seal'
import type { Mailbox, MailboxMessage } from '../../core/mail/mailbox'
import type { Executor } from './executor'
import type { MailboxMessage as MailboxRow } from './generated/client'

/** The mailbox in the database. `sealer` is one for `mailboxPurpose`: the messages hold live links. */
export function createPrismaMailbox(db: Executor, sealer: Sealer): Mailbox {
  // A message of an earlier AUTH_SECRET does not open: for its reader it is gone.
  function open(row: MailboxRow): MailboxMessage[] {
    const content = sealer.open<Content>(row.sealed)
    return content ? [{ id: row.id, ...content, createdAt: row.createdAt.toISOString() }] : []
  }

  return {
    async store({ id, createdAt, ...content }) {
      await db.mailboxMessage.createMany({
        data: { id, to: keyOf(content.to), sealed: sealer.seal(content), createdAt: new Date(createdAt) },
        skipDuplicates: true,
      })
    },

    async list(to) {
      const rows = await db.mailboxMessage.findMany({
        where: to === undefined ? {} : { to: keyOf(to) },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: 200,
      })
      return rows.flatMap(open)
    },

    async find(id) {
      const row = isUuid(id) ? await db.mailboxMessage.findUnique({ where: { id } }) : null
      return row ? (open(row)[0] ?? null) : null
    },

    async deleteBefore(before) {
      const { count } = await db.mailboxMessage.deleteMany({ where: { createdAt: { lt: new Date(before) } } })
      return count
    },
  }
}

type Content = Omit<MailboxMessage, 'id' | 'createdAt'>

function keyOf(address: string): string {
  return address.trim().toLowerCase()
}
