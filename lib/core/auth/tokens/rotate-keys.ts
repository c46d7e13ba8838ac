import { generateKey, type JwkSet, type SigningAlgorithm } from './key-ring'

export type RotationTimes = {
  /** Seconds for which the new key is published before it signs: longer than the JWKS is cached. */
  publishAhead: number
  /** Seconds for which the old key still verifies after the new one signs: longer than an access token lives. */
  keepOld: number
}

/** The key set after a rotation begun at `now` (epoch seconds): a new key that signs soon, old ones retiring, dead ones gone. */
export function rotateKeys(
  set: JwkSet,
  algorithm: SigningAlgorithm,
  now: number,
  times: RotationTimes,
): JwkSet {
  const signsFrom = Math.floor(now) + times.publishAhead
  const alive = set.keys.filter((key) => key.exp === undefined || key.exp > now)
  const retiring = alive.map((key) => ({
    ...key,
    exp: Math.min(key.exp ?? Infinity, signsFrom + times.keepOld),
  }))
  return { keys: [...retiring, generateKey(algorithm, { nbf: signsFrom })] }
}
