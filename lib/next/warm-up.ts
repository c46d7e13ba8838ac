import type { Auth } from '@/lib/core/auth/create-auth'
import { inTime } from './in-time'

/**
 * What the first requests would otherwise do all at once, in a process that a balancer has just sent its share of the
 * load: connect, hash for the first time and import the signing key. It takes at most `patienceMs`, and what fails here
 * is left to the requests.
 */
export async function warmUp(
  database: { warmUp(): Promise<void> },
  { passwords, keys }: Pick<Auth, 'passwords' | 'keys'>,
  patienceMs = 3_000,
): Promise<void> {
  const work = Promise.all([
    database.warmUp(),
    passwords.verify(null, 'the password of nobody'),
    keys.signing(),
  ])
  await inTime(work, patienceMs).catch(() => undefined)
}
