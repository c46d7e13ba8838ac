import type { AuthStores, Transact } from '@/lib/core/auth/stores'
import type { AuditEntry } from '@/lib/core/auth/types'

/** One call of a store, with all it was given. */
export type StoreCall = { store: string; method: string; args: unknown[] }

export type Journal = {
  stores: AuthStores
  transact: Transact
  /** Every call of every store, also of transactions that failed; mail is left out, for it carries links. */
  calls: StoreCall[]
  /** The audit log: what was committed. */
  audit: AuditEntry[]
}

/** The given stores, with a record of what they were told. */
export function createJournal(memory: { stores: AuthStores; transact: Transact }): Journal {
  const calls: StoreCall[] = []
  const audit: AuditEntry[] = []
  return {
    calls,
    audit,
    stores: recorded(memory.stores, calls, audit),
    transact: (work) =>
      memory.transact(async (stores) => {
        const rows: AuditEntry[] = []
        const result = await work(recorded(stores, calls, rows))
        audit.push(...rows)
        return result
      }),
  }
}

function recorded(stores: AuthStores, calls: StoreCall[], audit: AuditEntry[]): AuthStores {
  return {
    users: recordedStore('users', stores.users, calls),
    sessions: recordedStore('sessions', stores.sessions, calls),
    emailVerifications: recordedStore('emailVerifications', stores.emailVerifications, calls),
    passwordResets: recordedStore('passwordResets', stores.passwordResets, calls),
    rateLimits: recordedStore('rateLimits', stores.rateLimits, calls),
    outbox: stores.outbox,
    audit: {
      async record(entry) {
        await stores.audit.record(entry)
        audit.push(entry)
      },
    },
  }
}

function recordedStore<T extends object>(name: string, store: T, calls: StoreCall[]): T {
  return new Proxy(store, {
    get(target, method) {
      const value: unknown = Reflect.get(target, method)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        calls.push({ store: name, method: String(method), args })
        return (value as (...args: unknown[]) => unknown).apply(target, args)
      }
    },
  })
}
