import { v7 as uuidv7 } from 'uuid'
import type { AccessModel } from '@/lib/core/access/model'
import type { RateLimitStore, UserStore } from '@/lib/core/auth/stores'
import type { Clock, Random } from '@/lib/core/clock'
import type { Tenancy } from '@/lib/core/tenancy/stores'

export type TenancyParts = {
  tenancy: Tenancy
  model: AccessModel
  users: Pick<UserStore, 'findByEmail'>
  rateLimits: Pick<RateLimitStore, 'check' | 'takeBack'>
  clock: Clock
  random: Random
  /** What links in mail begin with. */
  appUrl: string
}

/** What the actions about tenants, members and invitations work with. */
export type TenancyFeature = Omit<TenancyParts, 'clock'> & { newId(): string }

export function createTenancyFeature({ clock, ...parts }: TenancyParts): TenancyFeature {
  const newId = () => uuidv7({ msecs: clock.now(), random: parts.random.bytes(16) })
  return { ...parts, newId }
}
