import type { AuthStores, Outbox, Transact } from '@/lib/core/auth/stores'
import type { Mail } from '@/lib/core/mail/mail'
import type { AccessEvent, TenantRoot } from '@/lib/core/tenancy/types'
import { createAuditStore } from './audit-store'
import { createEmailVerificationStore } from './email-verification-store'
import { createPasswordResetStore } from './password-reset-store'
import { createRateLimitStore } from './rate-limit-store'
import { createSessionStore } from './session-store'
import { createMembershipStore } from './tenant/membership-store'
import { createTables, recordTables, type Tables } from './tables'
import { createUserStore } from './user-store'

/** What memory keeps, and how to change it: for stores over the same data. */
export type MemoryData = {
  tables: Tables
  /** Runs after every transaction before it, and undoes what it wrote, sent and told when it fails. */
  transaction<T>(work: (tables: Tables, outbox: Outbox, tell: Tell) => Promise<T>): Promise<T>
  /** What was told and no transaction took back, oldest first. */
  events: AccessEvent[]
}

/** Tells of a change of access when the transaction ends well. */
export type Tell = (event: AccessEvent) => void

export type MemoryStoresOptions = {
  /** What tenants are; left out where there are none. */
  root?: TenantRoot
  onEvent?: Tell
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
export function createMemoryStores({ root, onEvent }: MemoryStoresOptions = {}): MemoryStores {
  const tables = createTables()
  const mails: Mail[] = []
  const events: AccessEvent[] = []
  let turn: Promise<unknown> = Promise.resolve()

  const runAlone = async <T>(
    work: (tables: Tables, outbox: Outbox, tell: Tell) => Promise<T>,
  ): Promise<T> => {
    const recorded = recordTables(tables)
    const queued: Mail[] = []
    const told: AccessEvent[] = []
    try {
      const result = await work(recorded.tables, collectingOutbox(queued), (event) => told.push(event))
      mails.push(...queued)
      events.push(...told)
      if (onEvent) told.forEach(onEvent)
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
    transact: (work) =>
      transaction((recorded, outbox, tell) => {
        const memberships = root && createMembershipStore(recorded, root, tell)
        return work({ ...storesOver(recorded, outbox), ...(memberships && { memberships }) })
      }),
    mails,
    data: { tables, transaction, events },
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
