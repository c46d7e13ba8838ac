import type { DecisionMeta, DenialReason } from './decision'

/** A decision as it travels: what is empty is left out. */
export type Verdict = {
  readonly allowed: boolean
  readonly reason?: DenialReason
  readonly reasons?: readonly DenialReason[]
  readonly meta?: DecisionMeta
}

/** The check of every entitlement on the tenant itself: the body of `GET /api/auth/access-set`. */
export type AccessSet = {
  readonly tenantId: string | null
  /** The hash of the definition it was computed with. */
  readonly catalog: string
  readonly entitlements: { readonly [name: string]: Verdict }
  readonly flags: { readonly [key: string]: boolean }
  readonly plan: string | null
  readonly addOns: readonly string[]
  /** ISO 8601. */
  readonly computedAt: string
}

/** The claim `acl` of a token. With the catalogue alone the set was too long for it, and has to be fetched. */
export type EncodedAccessSet = {
  readonly catalog: string
  readonly tenant?: string
  /** Which entitlements are denied and why, bit-packed, base64url. */
  readonly set?: string
  /** The flags that are on, by their place among all flags in order. */
  readonly flags?: readonly number[]
  readonly plan?: string
  readonly addOns?: readonly string[]
  /** By an entitlement's place in the catalogue: the limit that it has reached. */
  readonly limits?: { readonly [place: string]: DecisionMeta['limit'] }
  /** When it was computed, epoch ms. */
  readonly at?: number
}
