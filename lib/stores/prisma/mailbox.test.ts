import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSealer } from '../../core/crypto/seal'
import { mailboxPurpose, type Mailbox, type MailboxMessage } from '../../core/mail/mailbox'
import type { Database } from './database'
import { createPrismaMailbox } from './mailbox'
import { openEmbeddedTestDatabase } from './test-database'

let database: Database
let mailbox: Mailbox

beforeAll(async () => {
  database = await openEmbeddedTestDatabase()
  mailbox = createPrismaMailbox(database.prisma, createSealer('secret of the test', mailboxPurpose))
}, 30_000)

afterAll(() => database.close())

beforeEach(() => database.prisma.mailboxMessage.deleteMany())

function message(change: Partial<MailboxMessage> = {}): MailboxMessage {
  return {
    id: uuidv7(),
    to: 'ada@example.com',
    subject: 'Confirm your email address',
    text: 'https://app.example/verify-email?token=live',
    html: '<a href="https://app.example/verify-email?token=live">Confirm</a>',
    links: ['https://app.example/verify-email?token=live'],
    createdAt: '2026-11-21T01:00:00.000Z',
    ...change,
  }
}

describe('the mailbox', () => {
  it('gives back what it was given', async () => {
    const stored = message({ code: '042137' })
    await mailbox.store(stored)
    expect(await mailbox.find(stored.id)).toEqual(stored)
    expect(await mailbox.list()).toEqual([stored])
  })

  it('keeps a message delivered twice once, as it was first', async () => {
    const stored = message()
    await Promise.all([mailbox.store(stored), mailbox.store(stored)])
    await mailbox.store({ ...stored, subject: 'Another' })
    expect(await mailbox.list()).toEqual([stored])
  })

  it('lists newest first, and by recipient ignoring case', async () => {
    const old = message({ createdAt: '2026-11-20T01:00:00.000Z' })
    const recent = message({ to: 'Ada@Example.com' })
    const other = message({ to: 'grace@example.com', createdAt: '2026-11-21T02:00:00.000Z' })
    for (const each of [recent, old, other]) await mailbox.store(each)
    expect((await mailbox.list()).map(({ id }) => id)).toEqual([other.id, recent.id, old.id])
    expect((await mailbox.list(' ADA@example.COM')).map(({ id }) => id)).toEqual([recent.id, old.id])
    expect(await mailbox.list('nobody@example.com')).toEqual([])
  })

  it('holds no readable content at rest', async () => {
    await mailbox.store(message())
    const { rows } = await database.executeSql('SELECT * FROM mailbox_messages')
    expect(JSON.stringify(rows)).not.toMatch(/live|Confirm|verify/)
  })

  it('shows nothing sealed under another secret', async () => {
    const stored = message()
    await mailbox.store(stored)
    const elsewhere = createPrismaMailbox(database.prisma, createSealer('another secret', mailboxPurpose))
    expect(await elsewhere.list()).toEqual([])
    expect(await elsewhere.find(stored.id)).toBeNull()
  })

  it('knows no message by an unknown or malformed id', async () => {
    expect(await mailbox.find(uuidv7())).toBeNull()
    expect(await mailbox.find("' OR 1=1")).toBeNull()
  })

  it('deletes what is older', async () => {
    const recent = message()
    await mailbox.store(message({ createdAt: '2026-11-01T00:00:00.000Z' }))
    await mailbox.store(recent)
    expect(await mailbox.deleteBefore(Date.parse(recent.createdAt))).toBe(1)
    expect(await mailbox.list()).toEqual([recent])
  })
})
