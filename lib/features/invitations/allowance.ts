import type { TenancyFeature } from '../tenants/feature'

/** How many invitations may leave an organization in any 24 hours, so that none sends mail to the whole world. */
const perDay = 200
const dayMs = 24 * 3_600_000

export type Permit =
  | { granted: true; /** For an invitation that was not sent after all. */ giveBack(): Promise<void> }
  | { granted: false; retryAfterMs: number }

/**
 * Takes one invitation out of what the organization may still send, atomically over all instances. Asked before the
 * transaction: what counts mails must not hold rows.
 */
export async function takePermit(
  { rateLimits }: Pick<TenancyFeature, 'rateLimits'>,
  { tenantId, now }: { tenantId: string; now: number },
): Promise<Permit> {
  const key = `invitations:${tenantId}`
  const { allowed, retryAfterMs } = await rateLimits.check(key, perDay, dayMs, now)
  return allowed
    ? { granted: true, giveBack: () => rateLimits.takeBack([{ key, all: false }], now) }
    : { granted: false, retryAfterMs }
}
