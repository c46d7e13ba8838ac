import { providerAway } from '@/lib/core/billing/provider-away'
import type { Changes } from './changes'

/** The ways to a customer for the shop. Each throws UNAVAILABLE while the customer is made to get no answer. */
export type Answering = Pick<Changes, 'changeOnce' | 'open' | 'read'> & {
  demandAnswer(customerId: string): Promise<void>
}

export function answering({ changeOnce, open, read }: Changes): Answering {
  async function readAnswering(customerId: string) {
    const customer = await read(customerId)
    if (customer?.isAway) throw providerAway()
    return customer
  }
  const demandAnswer = async (customerId: string) => void (await readAnswering(customerId))
  return {
    ...{ demandAnswer, read: readAnswering },
    async changeOnce(customerId, ...rest) {
      await demandAnswer(customerId)
      return changeOnce(customerId, ...rest)
    },
    async open(tenant) {
      await demandAnswer(tenant.id)
      await open(tenant)
    },
  }
}
