import type {
  AuditEntry,
  AuthUser,
  StoredEmailVerification,
  StoredPasswordReset,
  StoredSession,
} from '@/lib/core/auth/types'
import { Table } from './table'
import { createTenantTables, type TenantTables } from './tenant/tables'

export type UserRow = Omit<AuthUser, 'disabled'> & { passwordHash: string | null; disabledAt: number | null }

/** Everything that memory keeps, one map a table, by id or key. */
export type Tables = TenantTables & {
  users: Table<UserRow>
  sessions: Table<StoredSession>
  /** Sessions that went with their person: when the last of their tokens is over for sure. */
  deletedSessions: Table<{ until: number }>
  emailVerifications: Table<StoredEmailVerification>
  passwordResets: Table<StoredPasswordReset>
  rateLimits: Table<{ hits: number[]; expiresAt: number }>
  audit: Table<AuditEntry & { tenantId: string | null }>
}

/** A table whose changes can be taken back, whatever its rows are. */
type Recordable = { recorded(): { table: unknown; undo: () => void } }

/** All tables at once, recorded: `undo` takes back every change made through them. */
export function recordTables<All extends { [Name in keyof All]: Recordable }>(
  tables: All,
): { tables: All; undo: () => void } {
  const recorded = Object.entries<Recordable>(tables).map(([name, table]) => ({ name, ...table.recorded() }))
  return {
    tables: Object.fromEntries(recorded.map(({ name, table }) => [name, table])) as All,
    undo: () => recorded.forEach(({ undo }) => undo()),
  }
}

export function createTables(): Tables {
  return {
    users: new Table(),
    sessions: new Table(),
    deletedSessions: new Table(),
    emailVerifications: new Table(),
    passwordResets: new Table(),
    rateLimits: new Table(),
    audit: new Table(),
    ...createTenantTables(),
  }
}
