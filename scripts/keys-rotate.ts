// `npm run keys:rotate`: in development it rotates the keys in the data folder, which running servers take over.
// With AUTH_KEYS set, or with `-- --print`, it prints the next value of AUTH_KEYS instead: a new set, or the rotated one.
import { authConfig } from '@/lib/config/auth'
import { generateKey, type JwkSet } from '@/lib/core/auth/tokens/key-ring'
import { rotateKeys } from '@/lib/core/auth/tokens/rotate-keys'
import { systemClock } from '@/lib/core/clock'
import { keysOf } from '@/lib/next/auth-keys'
import { rotateDevelopmentKeys, rotationTimes } from '@/lib/next/key-files'
import { runTask } from './task/run-task'
import { databaseOptions } from './task/with-database'

const { algorithm } = authConfig.session
const isPrinted = process.argv.includes('--print') || process.env.NODE_ENV === 'production'

await runTask(() => {
  const current = keysOf({ AUTH_KEYS: process.env.AUTH_KEYS?.trim() }, algorithm)
  if (current) printNext(rotateKeys(current, algorithm, seconds(), rotationTimes))
  else if (isPrinted) printNext({ keys: [generateKey(algorithm)] })
  else describe(rotateDevelopmentKeys(databaseOptions().dataDir, algorithm, systemClock.now()))
  return Promise.resolve()
})

/** The value alone goes to the standard output, so that it can be piped to where secrets are kept. */
function printNext(set: JwkSet): void {
  describe(set)
  console.error(
    'The next value of AUTH_KEYS follows. Set it on every instance and restart each within ten minutes.\n',
  )
  console.log(JSON.stringify(set))
}

function describe({ keys }: JwkSet): void {
  for (const { kid, nbf, exp } of keys) {
    const signs = nbf && nbf > seconds() ? `signs from ${at(nbf)}` : 'signs now'
    const ends = exp ? `, verifies until ${at(exp)}` : ''
    console.error(`Key ${kid.slice(0, 8)}: ${signs}${ends}`)
  }
}

function seconds(): number {
  return systemClock.now() / 1_000
}

function at(epochSeconds: number): string {
  return new Date(epochSeconds * 1_000).toISOString()
}
