import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateKey, type JwkSet, type SigningAlgorithm } from '@/lib/core/auth/tokens/key-ring'
import { rotateKeys } from '@/lib/core/auth/tokens/rotate-keys'

/** Longer than the five minutes for which the JWKS may be cached, and than a token's minute. */
export const rotationTimes = { publishAhead: 600, keepOld: 120 }

/** The development keys, made on first use and made again when the algorithm changes. */
export function developmentKeys(dataDir: string, algorithm: SigningAlgorithm): JwkSet {
  const path = keyFile(dataDir)
  const kept = readJson<JwkSet>(path)
  if (kept?.keys?.length && kept.keys.every((key) => key.alg === algorithm)) return kept
  const fresh = { keys: [generateKey(algorithm)] }
  writePrivate(path, JSON.stringify(fresh, null, 2))
  return readJson<JwkSet>(path) ?? fresh
}

/** The development secret, made on first use. */
export function developmentSecret(dataDir: string): string {
  const path = join(dataDir, 'keys', 'secret')
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    writePrivate(path, randomBytes(32).toString('base64url'))
    return readFileSync(path, 'utf8').trim()
  }
}

/** Rotates the development keys on disk; running servers take them over by `watchKeys`. */
export function rotateDevelopmentKeys(dataDir: string, algorithm: SigningAlgorithm, now: number): JwkSet {
  const rotated = rotateKeys(developmentKeys(dataDir, algorithm), algorithm, now / 1_000, rotationTimes)
  writePrivate(keyFile(dataDir), JSON.stringify(rotated, null, 2))
  return rotated
}

/** Looks at the key file every few seconds and hands on a set that changed. Returns a function that stops it. */
export function watchKeys(dataDir: string, onChange: (set: JwkSet) => void): () => void {
  let seen = changedAt(keyFile(dataDir))
  const timer = setInterval(() => {
    const now = changedAt(keyFile(dataDir))
    const set = now !== seen ? readJson<JwkSet>(keyFile(dataDir)) : null
    seen = now
    if (set) onChange(set)
  }, 5_000)
  timer.unref()
  return () => clearInterval(timer)
}

function keyFile(dataDir: string): string {
  return join(dataDir, 'keys', 'jwks.json')
}

function readJson<T>(path: string): T | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch {
    return null
  }
}

/** Written beside and renamed, so that nobody reads half a file; readable by its owner alone. */
function writePrivate(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  renameSync(draft, path)
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
