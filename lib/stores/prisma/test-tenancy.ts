import type { AccessEvent } from '@/lib/core/tenancy/types'
import { root, type TenancySubject } from '../contract/tenancy/subject'
import { openDatabase, type Database } from './database'
import { accessChannel } from './tenant/access-events'
import { createPrismaStores } from './stores'
import { createPrismaTenancy } from './tenant/tenancy'
import type { RowSecurity } from './tenant/tenant-role'
import {
  clear,
  openEmbeddedTestDatabase,
  openTestDatabase,
  patient,
  silentOutbox,
  storesOf,
} from './test-database'

type Options = { rowSecurity?: RowSecurity }

/** The embedded database, in memory. It has one owner, so that the second instance is the first. */
export async function openEmbeddedTenancy(options: Options = {}): Promise<TenancySubject> {
  const database = await openEmbeddedTestDatabase()
  return tenancySubjectOn(database, database, options)
}

/** An empty database of a real server, and two pools on it. */
export async function openPostgresTenancy(serverUrl: string, options: Options = {}): Promise<TenancySubject> {
  const database = await openTestDatabase(serverUrl)
  return tenancySubjectOn(database, await openDatabase({ url: database.url, limits: patient }), options)
}

/** A second pool on the same database makes the other instance. */
export async function tenancySubjectOn(
  database: Database,
  second: Database,
  { rowSecurity = 'on' }: Options,
): Promise<TenancySubject> {
  const events: AccessEvent[] = []
  const onMessage = (payload: string) => void events.push(JSON.parse(payload) as AccessEvent)
  await database.notifications.subscribe(accessChannel, { onMessage })
  const tenancyOn = (one: Database) =>
    createPrismaTenancy(one, { root, outbox: () => silentOutbox, rowSecurity })
  const tenancy = tenancyOn(database)
  const transactOn = (one: Database) => createPrismaStores(one, { root, outbox: () => silentOutbox }).transact
  return {
    stores: storesOf(database).stores,
    transact: transactOn(database),
    tenancy,
    other: {
      transact: transactOn(second),
      tenancy: second === database ? tenancy : tenancyOn(second),
    },
    events,
    clear: async () => {
      await clear(database)
      events.length = 0
    },
    close: async () => {
      if (second !== database) await second.close()
      await database.close()
    },
  }
}
