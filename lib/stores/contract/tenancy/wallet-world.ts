import { randomUUID } from 'node:crypto'
import type { Charge, ChargedCounter } from '@/lib/core/billing/stores'
import { start } from '../samples'
import { addTenant } from './samples'
import type { TenancySubject } from './subject'

/** A tenant with a wallet, and what is asked of it again and again. */
export function walletWorld(subject: () => TenancySubject) {
  /** Of one instance and the other in turn. */
  const walletAt = (at: number) => (at % 2 ? subject().other : subject()).tenancy.wallet

  /** One that nothing is paid for beyond. */
  const limit = (most: number | null, key = 'ai-limit', periodStart = start): ChargedCounter => ({
    ...{ limit: key, periodStart, included: most, most },
  })
  /** One that so many more can be paid for, and any number where it is null. */
  const priced = (included: number, more: number | null, periodStart = start): ChargedCounter => ({
    ...{ limit: 'ai-limit', periodStart, included },
    most: more === null ? null : included + more,
  })
  const world = async () => {
    const home = await addTenant(subject())
    const tenantId = home.id
    const owner = { tenantId, userId: home.owner.id }
    const charge = (given: Partial<Charge> = {}): Charge => ({
      ...owner,
      ...{ entitlement: 'ai:generate', amount: 1, key: randomUUID(), at: start, counters: [limit(10)] },
      ...given,
    })
    const consume = (given?: Partial<Charge>) => subject().tenancy.wallet.consume(charge(given))
    const stand = async (key = 'ai-limit', periodStart = start) =>
      (await subject().tenancy.wallet.consumed(tenantId, [{ limit: key, periodStart }]))[0]
    return { home, tenantId, charge, consume, stand }
  }
  return { walletAt, limit, priced, world }
}
