// Consumes as fast as it can, and says before and after each what it does, until it is killed.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import pg from 'pg'
import { Prisma } from '@/lib/stores/prisma/generated/client'
import { createWalletStore } from '@/lib/stores/prisma/tenant/wallet-store'

const [url = '', tenantId = '', userId = ''] = process.argv.slice(2)

const client = new pg.Client(url)
await client.connect()
const run = (first: Prisma.Sql | TemplateStringsArray, values: unknown[]) => {
  const sql = 'raw' in first ? Prisma.sql(first, ...values) : first
  return client.query(sql.text, sql.values)
}
/** The statements of the store, past Prisma's client: that takes as long to start as all the rest that is killed here. */
const statements = {
  $queryRaw: async (first: Prisma.Sql | TemplateStringsArray, ...values: unknown[]) =>
    (await run(first, values)).rows as unknown,
  $queryRawUnsafe: async (text: string, ...values: unknown[]) =>
    (await client.query(text, values)).rows as unknown,
  $executeRaw: async (first: Prisma.Sql | TemplateStringsArray, ...values: unknown[]) =>
    (await run(first, values)).rowCount ?? 0,
}
const wallet = createWalletStore(statements as unknown as Prisma.TransactionClient)

/** At once, so that what was said is read whatever comes next. */
const say = (word: string, key: string) => writeSync(1, `${word} ${key}\n`)

const counters = ['ai-limit', 'day-limit'].map((limit) => ({
  ...{ limit, periodStart: 0 },
  ...{ included: 1_000_000, most: 1_000_000 },
}))
for (;;) {
  const key = randomUUID()
  say('asked', key)
  const { outcome } = await wallet.consume({
    ...{ tenantId, userId, entitlement: 'ai:generate', amount: 1, key, at: Date.now(), counters },
  })
  say(outcome, key)
}
