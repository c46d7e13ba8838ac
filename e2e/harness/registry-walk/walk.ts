import type { AnyAction } from '@/lib/core/action/action'
import { appUrl as testUrl } from '../test-auth'
import type { Attempt, Twin } from './attempt'
import { csrfAttempts, csrfTwins, preflights } from './csrf'

export type Walk = {
  /** CSR-1 to CSR-8, for a mutation. */
  csrf(): Attempt[]
  csrfTwins(): Twin[]
}

/** What the walk tries on an action, derived from its definition alone. `appUrl` is the origin it is served from. */
export function walk(action: AnyAction, appUrl = testUrl): Walk {
  return {
    csrf: () => [...csrfAttempts(action, appUrl), ...preflights(action, appUrl)],
    csrfTwins: () => csrfTwins(appUrl),
  }
}
