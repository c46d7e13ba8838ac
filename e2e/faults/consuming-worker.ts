// Consumes as fast as it can, and says before and after each what it does, until it is killed.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/lib/stores/prisma/generated/client'
import { backgroundLimits, createPool } from '@/lib/stores/prisma/postgres-pool'
import { createWalletStore } from '@/lib/stores/prisma/tenant/wallet-store'

const [url = '', tenantId = '', userId = ''] = process.argv.slice(2)
const wallet = createWalletStore(
  new PrismaClient({ adapter: new PrismaPg(createPool(url, backgroundLimits, 'worker')) }),
)

/** At once, so that what was said is read whatever comes next. */
const say = (word: string, key: string) => writeSync(1, `${word} ${key}\n`)

const counters = ['ai-limit', 'day-limit'].map((limit) => ({ limit, periodStart: 0, most: 1_000_000 }))
for (;;) {
  const key = randomUUID()
  say('asked', key)
  const { outcome } = await wallet.consume({
    ...{ tenantId, userId, entitlement: 'ai:generate', amount: 1, key, at: Date.now(), counters },
  })
  say(outcome, key)
}
