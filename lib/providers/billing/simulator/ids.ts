import { createHash } from 'node:crypto'
import type { Random } from '@/lib/core/clock'

/** Derived from the tenant's, so that whoever asks first or at the same time means the same customer. */
export function customerIdOf(tenantId: string): string {
  return `cus_${createHash('sha256').update(tenantId).digest('hex').slice(0, 24)}`
}

/** Tells whose checkout it is: the database finds customers alone. */
export function newCheckoutId(random: Random, customerId: string): string {
  return `cs_${customerId.slice('cus_'.length)}_${hex(random)}`
}

/** Null: no id of a checkout. */
export function customerOfCheckout(checkoutId: string): string | null {
  const [, customer] = /^cs_([0-9a-f]{24})_[0-9a-f]{24}$/.exec(checkoutId) ?? []
  return customer === undefined ? null : `cus_${customer}`
}

export function newId(random: Random, kind: 'evt' | 'in' | 'ch' | 'sub'): string {
  return `${kind}_${hex(random)}`
}

function hex(random: Random): string {
  return Buffer.from(random.bytes(12)).toString('hex')
}
