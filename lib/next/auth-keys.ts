import { EnvironmentError } from '@/lib/config/create-env'
import type { Env } from '@/lib/config/env'
import {
  AuthConfigError,
  createKeyRing,
  keyFromPem,
  type JwkSet,
  type SigningAlgorithm,
} from '@/lib/core/auth/tokens/key-ring'
import { systemClock } from '@/lib/core/clock'
import { developmentKeys, developmentSecret } from './key-files'

export type AuthSecrets = { keys: JwkSet; secret: string; fromFiles: boolean }

const variables: Record<string, string> = {
  keys: 'AUTH_KEYS',
  privateKey: 'AUTH_PRIVATE_KEY',
  publicKey: 'AUTH_PUBLIC_KEY',
}

/** Keys and secret of the environment, else those of development. Throws EnvironmentError naming the variable. */
export function authSecrets(env: Env, algorithm: SigningAlgorithm): AuthSecrets {
  const given = keysOf(env, algorithm)
  return {
    keys: given ?? developmentKeys(env.GATEHOUSE_DATA_DIR, algorithm),
    secret: env.AUTH_SECRET ?? developmentSecret(env.GATEHOUSE_DATA_DIR),
    fromFiles: given === null,
  }
}

type KeyVariables = Partial<Pick<Env, 'AUTH_KEYS' | 'AUTH_PRIVATE_KEY' | 'AUTH_PUBLIC_KEY'>>

/** The keys that the environment gives, checked; null when it gives none. Throws EnvironmentError naming the variable. */
export function keysOf(env: KeyVariables, algorithm: SigningAlgorithm): JwkSet | null {
  try {
    const keys = parsed(env, algorithm)
    // Made only to be checked: a key that does not match the algorithm is refused here, by its variable's name.
    if (keys) createKeyRing(keys, algorithm, systemClock).assertSigning()
    return keys
  } catch (error) {
    if (!(error instanceof AuthConfigError)) throw error
    throw new EnvironmentError([`${variables[error.option] ?? error.option}: ${error.message}`])
  }
}

function parsed(env: KeyVariables, algorithm: SigningAlgorithm): JwkSet | null {
  if (env.AUTH_KEYS) return parseSet(env.AUTH_KEYS)
  if (!env.AUTH_PRIVATE_KEY || !env.AUTH_PUBLIC_KEY) return null
  // Most places keep a variable on one line, with \n for the line breaks of PEM.
  const pem = (text: string) => text.replaceAll('\\n', '\n')
  return { keys: [keyFromPem(pem(env.AUTH_PRIVATE_KEY), pem(env.AUTH_PUBLIC_KEY), algorithm)] }
}

function parseSet(text: string): JwkSet {
  try {
    const set = JSON.parse(text) as JwkSet
    if (Array.isArray(set.keys)) return set
  } catch {
    // Told below, without the text: it holds private keys.
  }
  throw new AuthConfigError('keys', 'is not a JWK set such as {"keys":[…]}.')
}
