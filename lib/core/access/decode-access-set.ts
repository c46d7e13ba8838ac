import type { AccessSet, EncodedAccessSet, Verdict } from './access-set'
import { bitsFor, fromBase64Url, unpackBits } from './bits'
import { catalogueHash } from './catalogue-hash'
import { decisionOf, denialReasons, type LimitState } from './decision'
import { allowedBit } from './encode-access-set'
import type { AccessModel } from './model'
import { verdictOf } from './verdict-of'

/**
 * The set that a claim holds; null when it has to be fetched: it was made with another definition, it was too long for
 * the token, or it is no set at all.
 */
export function decodeAccessSet(encoded: unknown, model: AccessModel): AccessSet | null {
  if (!isEncoded(encoded) || encoded.catalog !== catalogueHash(model)) return null
  const combinations = readCombinations(encoded.set, model.catalogue.length)
  if (!combinations) return null
  const flags = Object.keys(model.flags).sort()
  return {
    ...{ tenantId: encoded.tenant ?? null, catalog: encoded.catalog },
    entitlements: Object.fromEntries(
      model.catalogue.map((name, at) => [
        name,
        verdictFrom(model, name, combinations[at] ?? 0, encoded.limits?.[at]),
      ]),
    ),
    flags: Object.fromEntries(flags.map((key, at) => [key, encoded.flags?.includes(at) ?? false])),
    ...{ plan: encoded.plan ?? null, addOns: encoded.addOns ?? [] },
    computedAt: new Date(encoded.at).toISOString(),
  }
}

/** By the fields that reading it depends on; whoever signed the token wrote the others as well. */
function isEncoded(value: unknown): value is EncodedAccessSet & { set: string; at: number } {
  if (typeof value !== 'object' || value === null) return false
  const { set, at } = value as { set?: unknown; at?: unknown }
  return typeof set === 'string' && typeof at === 'number' && Math.abs(at) <= 8.64e15
}

/** Null when it is not exactly what a catalogue of that size takes. */
function readCombinations(set: string, count: number): number[] | null {
  if (!/^[\w-]+$/.test(set) || set.length % 4 === 1) return null
  const bytes = fromBase64Url(set)
  const size = bytes[0] ?? 0
  const palette = bytes.subarray(1, 1 + size)
  const width = bitsFor(size)
  if (bytes.length !== 1 + size + Math.ceil((count * width) / 8)) return null
  return unpackBits(bytes.subarray(1 + size), width, count).map((place) => palette[place] ?? 0)
}

function verdictFrom(
  model: AccessModel,
  name: string,
  combination: number,
  limit: LimitState | undefined,
): Verdict {
  if (combination === allowedBit) return { allowed: true }
  const denials = denialReasons
    .filter((_, at) => combination & (1 << at))
    .map((reason) => (reason === 'limit_reached' ? { reason, limit } : { reason }))
  return denials.length > 0 ? verdictOf(decisionOf(model, name, denials)) : { allowed: false }
}
