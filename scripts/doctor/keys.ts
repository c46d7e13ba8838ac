import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { authConfig } from '@/lib/config/auth'
import { EnvironmentError } from '@/lib/config/create-env'
import type { Env } from '@/lib/config/env'
import type { JwkSet } from '@/lib/core/auth/tokens/key-ring'
import { systemClock } from '@/lib/core/clock'
import { keysOf } from '@/lib/next/auth-keys'
import type { Finding } from './finding'

const { algorithm } = authConfig.session

/** The keys that sign access tokens: where they come from, which of them signs, and how old it is. */
export function checkKeys(env: Partial<Env>): Finding[] {
  const part = 'Signing keys'
  try {
    const found = findKeys(env)
    if (found) return [{ part, ...describe(found) }]
    return env.mode === 'production'
      ? []
      : [{ part, state: 'well', text: 'none yet: made when the app first starts' }]
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return [{ part, state: 'broken', text: error.message }]
  }
}

type Found = { set: JwkSet; source: string; madeAt: number | null }

function findKeys(env: Partial<Env>): Found | null {
  const given = keysOf(env, algorithm)
  if (given) return { set: given, source: env.AUTH_KEYS ? 'AUTH_KEYS' : 'AUTH_PRIVATE_KEY', madeAt: null }
  const path = join(env.GATEHOUSE_DATA_DIR ?? '.data', 'keys', 'jwks.json')
  if (env.mode === 'production' || !existsSync(path)) return null
  const set = keysOf({ AUTH_KEYS: readFileSync(path, 'utf8') }, algorithm)
  return set && { set, source: path, madeAt: statSync(path).mtimeMs }
}

function describe({ set, source, madeAt }: Found): Pick<Finding, 'state' | 'text' | 'advice'> {
  const now = systemClock.now() / 1_000
  const alive = set.keys.filter((key) => key.exp === undefined || key.exp > now)
  const signing = alive.filter((key) => (key.nbf ?? 0) <= now).sort((a, b) => (b.nbf ?? 0) - (a.nbf ?? 0))[0]
  if (!signing)
    return { state: 'broken', text: `no key of ${source} is in force`, advice: 'npm run keys:rotate' }
  const since = signing.nbf ?? (madeAt === null ? null : madeAt / 1_000)
  const days = since === null ? null : Math.floor((now - since) / 86_400)
  const age = days === null ? '' : `, ${days} ${days === 1 ? 'day' : 'days'} old`
  const retired = set.keys.length - alive.length
  const others = [`${alive.length - 1} waiting or retiring`, ...(retired ? [`${retired} retired`] : [])].join(
    ', ',
  )
  const text = `${algorithm}, ${signing.kid.slice(0, 8)} signs${age}; ${others} (${source})`
  return days !== null && days > 180
    ? { state: 'note', text, advice: 'Time for npm run keys:rotate' }
    : { state: 'well', text }
}
