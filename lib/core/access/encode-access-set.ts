import type { AccessSet, EncodedAccessSet, Verdict } from './access-set'
import { bitsFor, packBits, toBase64Url } from './bits'
import { denialReasons } from './decision'

/** How long the claim may be, in bytes of JSON, so that the cookie with its token stays within what browsers keep. */
const longest = 1_024

export const allowedBit = 0x80

/**
 * A set for the claim `acl`: a palette of the combinations of reasons that occur in it (a byte each, a bit for a reason),
 * then for each entitlement in order its place in the palette. What is too long is left out, down to the catalogue.
 */
export function encodeAccessSet(set: AccessSet): EncodedAccessSet {
  const names = Object.keys(set.entitlements).sort()
  const verdicts = names.map((name) => set.entitlements[name])
  const combinations = verdicts.map(combinationOf)
  const palette = [...new Set(combinations)]
  const places = packBits(
    combinations.map((combination) => palette.indexOf(combination)),
    bitsFor(palette.length),
  )
  const limits = verdicts.flatMap((verdict, at) => (verdict?.meta?.limit ? [[at, verdict.meta.limit]] : []))
  const flags = Object.keys(set.flags).sort()
  const on = flags.flatMap((key, at) => (set.flags[key] ? [at] : []))
  const encoded: EncodedAccessSet = {
    catalog: set.catalog,
    ...(set.tenantId !== null && { tenant: set.tenantId }),
    set: toBase64Url(Uint8Array.from([palette.length, ...palette, ...places])),
    ...(on.length > 0 && { flags: on }),
    ...(set.plan !== null && { plan: set.plan }),
    ...(set.addOns.length > 0 && { addOns: set.addOns }),
    ...(limits.length > 0 && { limits: Object.fromEntries(limits) }),
    at: Date.parse(set.computedAt),
  }
  const length = new TextEncoder().encode(JSON.stringify(encoded)).length
  return length <= longest ? encoded : { catalog: set.catalog }
}

/** The highest bit says that it is allowed, so that what is missing reads as denied; each other one is a reason. */
function combinationOf(verdict: Verdict | undefined): number {
  if (verdict?.allowed) return allowedBit
  return denialReasons.reduce(
    (bits, reason, at) => (verdict?.reasons?.includes(reason) ? bits | (1 << at) : bits),
    0,
  )
}
