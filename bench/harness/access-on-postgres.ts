import { computeAccessSet } from '@/lib/core/access/compute-access-set'
import { createAccessContext } from '@/lib/core/access/create-access-context'
import { openDatabase, type Database } from '@/lib/stores/prisma/database'
import { applyMigrations } from '@/lib/stores/prisma/migrate'
import { createClosureStore } from '@/lib/stores/prisma/tenant/closure-store'
import { createRoleStore } from '@/lib/stores/prisma/tenant/role-store'
import { benchAccess } from './access-model'

/** Nobody waits here, and a busy machine is no failure. */
const patient = { connectMs: 60_000, queryMs: 120_000 }

/** Of one person in one tenant: what they may do with each document, and what they may do at all. */
export type Asker = { tenantId: string; userId: string; documents: string[] }

/** Each as a request does it, with a context of its own that has loaded nothing yet. */
export type AccessOnPostgres = {
  database: Database
  can(asker: Asker, document: string): Promise<boolean>
  check(asker: Asker, document: string): Promise<boolean>
  /** How many of the documents may be changed. */
  canAll(asker: Asker): Promise<number>
  computeSet(asker: Asker): Promise<Record<string, { allowed: boolean }>>
}

export async function accessOnPostgres(url: string): Promise<AccessOnPostgres> {
  const database = await openDatabase({ url, limits: patient })
  await applyMigrations(database)
  const stores = {
    accessDef: benchAccess,
    closureStore: createClosureStore(database.prisma),
    roleStore: createRoleStore(database.prisma),
  }
  const contextOf = ({ tenantId, userId }: Asker) => createAccessContext({ ...stores, tenantId, userId })
  const update = 'document:update'
  return {
    database,
    can: (asker, id) => contextOf(asker).can(update, { type: 'document', id }),
    check: async (asker, id) => (await contextOf(asker).check(update, { type: 'document', id })).allowed,
    async canAll(asker) {
      const questions = asker.documents.map((id) => ({
        entitlement: update,
        resource: { type: 'document', id } as const,
      }))
      return [...(await contextOf(asker).canAll(questions)).values()].filter(Boolean).length
    },
    async computeSet({ tenantId, userId }) {
      return (await computeAccessSet({ ...stores, tenantId, userId })).entitlements
    },
  }
}
