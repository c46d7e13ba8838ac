import type { AuthStores, Outbox, Transact } from '@/lib/core/auth/stores'
import type { Mail } from '@/lib/core/mail/mail'
import { createAuditStore } from './audit-store'
import { createEmailVerificationStore } from './email-verification-store'
import { createPasswordResetStore } from './password-reset-store'
import { createRateLimitStore } from './rate-limit-store'
import { createSessionStore } from './session-store'
import { createTables, recordTables, type Tables } from './tables'
import { createUserStore } from './user-store'

/** What memory keeps, and how to change it: for stores over the same data. */
export type MemoryData = {
  tables: Tables
  /** Runs after every transaction before it, and undoes what it wrote when it fails. */
  transaction<T>(work: (tables: Tables, outbox: Outbox) => Promise<T>): Promise<T>
}

export type MemoryStores = {
  stores: AuthStores
  transact: Transact
  /** What the outbox was given to deliver and no transaction took back, oldest first. */
  mails: Mail[]
  data: MemoryData
}

/**
 * The stores of `core/auth` in this process, for tests and first steps. Transactions run one after the other and undo
 * what they wrote when they fail; inside one, use the stores it is given and start no other.
 */
export function createMemoryStores(): MemoryStores {
  const tables = createTables()
  const mails: Mail[] = []
  let turn: Promise<unknown> = Promise.resolve()

  const runAlone = async <T>(work: (tables: Tables, outbox: Outbox) => Promise<T>): Promise<T> => {
    const recorded = recordTables(tables)
    const queued: Mail[] = []
    try {
      const result = await work(recorded.tables, collectingOutbox(queued))
      mails.push(...queued)
      return result
    } catch (error) {
      recorded.undo()
      throw error
    }
  }

  const transaction: MemoryData['transaction'] = (work) => {
    const result = turn.then(() => runAlone(work))
    turn = result.catch(() => undefined)
    return result
  }

  return {
    stores: storesOver(tables, collectingOutbox(mails)),
    transact: (work) => transaction((recorded, outbox) => work(storesOver(recorded, outbox))),
    mails,
    data: { tables, transaction },
  }
}

function storesOver(tables: Tables, outbox: Outbox): AuthStores {
  return {
    users: createUserStore(tables),
    sessions: createSessionStore(tables),
    emailVerifications: createEmailVerificationStore(tables),
    passwordResets: createPasswordResetStore(tables),
    rateLimits: createRateLimitStore(tables),
    audit: createAuditStore(tables),
    outbox,
  }
}

function collectingOutbox(mails: Mail[]): Outbox {
  return {
    async send(mail, { deliver } = { deliver: true }) {
      if (deliver) mails.push(mail)
    },
  }
}
