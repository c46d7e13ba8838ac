import { tenantRoot } from '@/lib/config/access'
import type { Outbox } from '@/lib/core/auth/stores'
import { createSealer } from '@/lib/core/crypto/seal'
import { outboxPurpose } from '@/lib/core/mail/queued-mail'
import { openDatabase, type Database } from '@/lib/stores/prisma/database'
import { isDatabaseDown } from '@/lib/stores/prisma/database-down'
import { createOutbox } from '@/lib/stores/prisma/outbox'
import { startQueue } from '@/lib/stores/prisma/queue'
import type { ExecuteSql } from '@/lib/stores/prisma/execute-sql'
import { createPrismaStores } from '@/lib/stores/prisma/stores'
import { createPrismaTenancy } from '@/lib/stores/prisma/tenant/tenancy'
import { isTenantRoleUsable } from '@/lib/stores/prisma/tenant/tenant-role'
import { openTestDatabase } from '@/lib/stores/prisma/test-database'
import { startCutter, type Cutter } from '../harness/database-cutter'
import { createSeededRandom } from '../harness/fake-time'
import { createTestAuth, testSecret, type TestAuth } from '../harness/test-auth'
import { createSnapshots, type Snapshots } from './cut-snapshot'

export type CutWorld = {
  cutter: Cutter
  snapshots: Snapshots
  /** An instance that has just been started, whose database is the cutter's: the same chance in each. */
  instance(): TestAuth
  /** The same, past the cutter. */
  direct(): TestAuth
  /** Opens as many connections through the cutter as one request may use at once. */
  warm(): Promise<void>
  /** Closes them all. */
  cool(): Promise<void>
  close(): Promise<void>
}

/** A busy machine is no fault: how long anyone waits is the subject of other tests. */
const patient = { connectMs: 10_000, queryMs: 10_000 }

/** The stores of production on a real Postgres behind a cutter, mail queue included. */
export async function openCutWorld(serverUrl: string): Promise<CutWorld> {
  const database = await openTestDatabase(serverUrl)
  const queue = startQueue({ executeSql: database.executeSql, log: { info() {}, warn() {}, error() {} } })
  await queue.ready
  await queue.stop()
  // Made by the first of them otherwise, which would then send more than the others.
  await isTenantRoleUsable(database)
  const cutter = await startCutter(database.url)
  let through = await openDatabase({ url: cutter.url, limits: patient })
  const sealer = createSealer(testSecret, outboxPurpose)
  const outbox = createOutbox({ boss: queue.boss, sealer, onQueued: () => undefined })

  const authOver = (target: Database, chance: string): TestAuth => {
    const mails: TestAuth['mails'] = []
    const recording = (executeSql: ExecuteSql): Outbox => ({
      async send(mail, options) {
        mails.push(mail)
        await outbox(executeSql).send(mail, options)
      },
    })
    const tenancy = createPrismaTenancy(target, { root: tenantRoot, outbox: recording })
    const backing = { ...createPrismaStores(target, { outbox: recording, root: tenantRoot }), tenancy, mails }
    const random = createSeededRandom(chance)
    const auth = createTestAuth({ random, isUnavailable: isDatabaseDown }, backing)
    if (target !== database) auth.clock.advance('5s')
    return auth
  }

  return {
    cutter,
    snapshots: createSnapshots(database.executeSql),
    instance: () => authOver(through, 'the instance'),
    direct: () => authOver(database, 'before the cut'),
    async warm() {
      const all = createBarrier(3)
      // Plain SQL has a connection of its own.
      await Promise.all([
        through.executeSql('SELECT 1'),
        ...[1, 2, 3].map(() =>
          through.prisma.$transaction(async (db) => {
            await db.$queryRaw`SELECT 1`
            await all()
          }),
        ),
      ])
    },
    async cool() {
      await through.close()
      through = await openDatabase({ url: cutter.url, limits: patient })
    },
    async close() {
      await through.close()
      await cutter.stop()
      await database.close()
    },
  }
}

/** Returns once as many have called it. */
function createBarrier(count: number): () => Promise<void> {
  let open = () => {}
  let missing = count
  const opened = new Promise<void>((resolve) => (open = resolve))
  return () => {
    missing -= 1
    if (missing === 0) open()
    return opened
  }
}
