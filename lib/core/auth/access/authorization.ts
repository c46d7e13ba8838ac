import { computeAccessSet } from '../../access/compute-access-set'
import { createAccessContext } from '../../access/create-access-context'
import type { AccessContext } from '../../access/access-context'
import type { AccessSet, EncodedAccessSet } from '../../access/access-set'
import { decodeAccessSet } from '../../access/decode-access-set'
import { encodeAccessSet } from '../../access/encode-access-set'
import type { SubscriptionReader, WalletStore } from '../../billing/stores'
import type { AccessDefinition } from '../../access/model'
import type { ClosureStore, RoleStore } from '../../access/stores'
import type { Clock } from '../../clock'
import type { AccessFeed } from './access-feed'

/** What people may do in their tenants: put into their tokens, and checked for actions that name an entitlement. */
export type AuthorizationOptions = {
  accessDef: AccessDefinition
  closureStore: ClosureStore
  roleStore: RoleStore
  /** Which plans tenants have. Left out, plans and limits are not asked about. */
  subscriptionStore?: SubscriptionReader
  /** What tenants have used. */
  walletStore?: WalletStore
  /** Tells of changes. Without one, no read trusts a token for what may be done in its tenant. */
  feed?: AccessFeed
  /** Hears of questions about what there is not: an entitlement, a thing. */
  onDefect?: (error: Error) => void
}

/** Somebody in a tenant. `fva` is when the second factor was last given, epoch seconds. */
export type Standpoint = { userId: string; tenantId: string; fva: number | null }

export type Authorization = {
  accessSet(of: Standpoint): Promise<AccessSet>
  /** The claim `acl` of a token. */
  encodedSet(of: Standpoint): Promise<EncodedAccessSet>
  /** A token's claim as a set; null for one of another catalogue, and for one that was too long for a token. */
  decode(acl: unknown): AccessSet | null
  /** What a set of this tenant tells is answered without a query. */
  context(of: Standpoint, set?: AccessSet | null): AccessContext
}

export function createAuthorization(
  { accessDef, closureStore, roleStore, subscriptionStore, walletStore, onDefect }: AuthorizationOptions,
  { clock, production }: { clock: Clock; production: boolean },
): Authorization {
  const stores = { accessDef, closureStore, roleStore, subscriptionStore, walletStore, clock }
  const accessSet = (of: Standpoint) => computeAccessSet({ ...stores, ...of })
  return {
    accessSet,
    encodedSet: async (of) => encodeAccessSet(await accessSet(of)),
    decode: (acl) => decodeAccessSet(acl, accessDef),
    context: (of, set) => createAccessContext({ ...stores, ...of, production, onDefect, accessSet: set }),
  }
}
