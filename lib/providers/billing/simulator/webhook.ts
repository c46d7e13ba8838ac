import { z } from 'zod'
import type { BillingEvent } from '@/lib/core/billing/provider'
import type { SimulatedEvent } from '@/lib/core/billing/simulator-store'
import { AppError } from '@/lib/core/errors'

const schema = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  /** Epoch seconds. */
  created: z.int().nonnegative(),
  data: z.object({ customer: z.string().nullable() }),
})

/** What is posted: no more than that something has happened, and to whom. */
export function webhookBody({ id, type, createdAt, customerId }: SimulatedEvent): Uint8Array<ArrayBuffer> {
  const created = Math.floor(createdAt / 1_000)
  return new TextEncoder().encode(JSON.stringify({ id, type, created, data: { customer: customerId } }))
}

/** Reads a body whose signature was found good. Throws SIGNATURE for what we would never have signed. */
export function readWebhook(body: Uint8Array): BillingEvent {
  const read = schema.safeParse(parsed(body))
  if (!read.success) throw new AppError('SIGNATURE', 'This is no event of the simulator.')
  const { id, type, created, data } = read.data
  return { id, type, customerId: data.customer, createdAt: created * 1_000 }
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}
