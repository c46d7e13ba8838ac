import type { AuditStore, AuthStores, Transact } from '@/lib/core/auth/stores'
import type { AuditEntry } from '@/lib/core/auth/types'
import type { Tenancy, TenantStores } from '@/lib/core/tenancy/stores'

/** One call of a store, with all it was given. */
export type StoreCall = { store: string; method: string; args: unknown[] }

export type Journal = {
  stores: AuthStores
  transact: Transact
  tenancy: Tenancy
  /** Every call of every store, also of transactions that failed; mail is left out, for it carries links. */
  calls: StoreCall[]
  /** The audit log: what was committed. */
  audit: AuditEntry[]
  /** From now on the audit log takes no line of this action, after the next `skip` of them. */
  breakAudit(action: string, skip?: number): void
}

/** The given stores, with a record of what they were told. */
export function createJournal(memory: Pick<Journal, 'stores' | 'transact' | 'tenancy'>): Journal {
  const calls: StoreCall[] = []
  const audit: AuditEntry[] = []
  const broken = { action: '', skip: 0 }
  const refuse: Refuse = ({ action }) => action === broken.action && broken.skip-- <= 0
  return {
    calls,
    audit,
    breakAudit: (action, skip = 0) => void Object.assign(broken, { action, skip }),
    stores: recorded(memory.stores, calls, audit, refuse),
    transact: (work) =>
      memory.transact(async (stores) => {
        const rows: AuditEntry[] = []
        const result = await work(recorded(stores, calls, rows, refuse))
        audit.push(...rows)
        return result
      }),
    tenancy: recordedTenancy(memory.tenancy, calls, audit, refuse),
  }
}

/** Everything that is written in a tenant; what is asked of the directory alone is not recorded. */
function recordedTenancy(tenancy: Tenancy, calls: StoreCall[], audit: AuditEntry[], refuse: Refuse): Tenancy {
  const { directory } = tenancy
  const within = async <T>(
    stores: TenantStores,
    rows: AuditEntry[],
    work: (stores: TenantStores) => Promise<T>,
  ) => {
    const own = Object.entries(stores).map(([name, store]) => [
      name,
      recordedStore(name, store as object, calls),
    ])
    const audited = { ...stores, ...Object.fromEntries(own), outbox: stores.outbox } as TenantStores
    return work({ ...audited, audit: auditInto(stores.audit, rows, refuse) })
  }
  return {
    ...tenancy,
    async inTenant(tenantId, work) {
      const rows: AuditEntry[] = []
      const result = await tenancy.inTenant(tenantId, (stores) => {
        rows.length = 0
        return within(stores, rows, work)
      })
      audit.push(...rows)
      return result
    },
    directory: {
      ...directory,
      async createTenant(tenant, work) {
        const rows: AuditEntry[] = []
        const isCreated = await directory.createTenant(
          tenant,
          work && ((stores) => within(stores, rows, work)),
        )
        audit.push(...rows)
        return isCreated
      },
    },
  }
}

type Refuse = (entry: AuditEntry) => boolean

function recorded(stores: AuthStores, calls: StoreCall[], audit: AuditEntry[], refuse: Refuse): AuthStores {
  return {
    users: recordedStore('users', stores.users, calls),
    sessions: recordedStore('sessions', stores.sessions, calls),
    emailVerifications: recordedStore('emailVerifications', stores.emailVerifications, calls),
    passwordResets: recordedStore('passwordResets', stores.passwordResets, calls),
    rateLimits: recordedStore('rateLimits', stores.rateLimits, calls),
    ...(stores.memberships && {
      memberships: recordedStore('memberships', stores.memberships, calls),
    }),
    outbox: stores.outbox,
    audit: auditInto(stores.audit, audit, refuse),
  }
}

function auditInto(store: AuditStore, audit: AuditEntry[], refuse: Refuse): AuditStore {
  return {
    async record(entry) {
      if (refuse(entry)) throw new Error('the audit log is full')
      await store.record(entry)
      audit.push(entry)
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
