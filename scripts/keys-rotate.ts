// `npm run keys:rotate`: in development it rotates the keys in the data folder, which running servers take over,
// by the app's clock: POST /api/dev/clock may have moved it.
// With AUTH_KEYS set, or with `-- --print`, it prints the next value of AUTH_KEYS instead: a new set, or the rotated one.
import { authConfig } from '@/lib/config/auth'
import { generateKey, type JwkSet } from '@/lib/core/auth/tokens/key-ring'
import { rotateKeys } from '@/lib/core/auth/tokens/rotate-keys'
import { readEnv } from '@/lib/config/env'
import { systemClock } from '@/lib/core/clock'
import { keysOf } from '@/lib/next/auth-keys'
import { rotateDevelopmentKeys, rotationTimes } from '@/lib/next/key-files'
import { appTime } from './task/app-clock'
import { runTask } from './task/run-task'
import { databaseOptions } from './task/with-database'

const { algorithm } = authConfig.session
const isPrinted = process.argv.includes('--print') || process.env.NODE_ENV === 'production'

await runTask(async () => {
  const current = keysOf({ AUTH_KEYS: process.env.AUTH_KEYS?.trim() }, algorithm)
  const now = current || isPrinted ? systemClock.now() : await appTime(readEnv().APP_URL)
  if (current) printNext(rotateKeys(current, algorithm, now / 1_000, rotationTimes), now)
  else if (isPrinted) printNext({ keys: [generateKey(algorithm)] }, now)
  else describe(rotateDevelopmentKeys(databaseOptions().dataDir, algorithm, now), now)
})

/** The value alone goes to the standard output, so that it can be piped to where secrets are kept. */
function printNext(set: JwkSet, now: number): void {
  describe(set, now)
  console.error(
    'The next value of AUTH_KEYS follows. Set it on every instance and restart each within ten minutes.\n',
  )
  console.log(JSON.stringify(set))
}

function describe({ keys }: JwkSet, now: number): void {
  for (const { kid, nbf, exp } of keys) {
    const signs = nbf && nbf > now / 1_000 ? `signs from ${at(nbf)}` : 'signs now'
    const ends = exp ? `, verifies until ${at(exp)}` : ''
    console.error(`Key ${kid.slice(0, 8)}: ${signs}${ends}`)
  }
}

function at(epochSeconds: number): string {
  return new Date(epochSeconds * 1_000).toISOString()
}
