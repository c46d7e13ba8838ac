import type { AnyAction } from '@/lib/core/action/action'
import { appUrl as testUrl } from '../test-auth'
import type { Attempt, Twin } from './attempt'
import { csrfAttempts, csrfTwins, preflights } from './csrf'
import { foreignFields, hostileKeys, malformed, wrongTexts, wrongTypes } from './hostile-inputs'
import { contentAttempts, contentTwins } from './methods'
import { orderAttempts } from './order'

export type Walk = {
  /** CSR-1 to CSR-8, for a mutation. */
  csrf(): Attempt[]
  csrfTwins(): Twin[]
  /** Bodies in another form than JSON, or too long. */
  content(): Attempt[]
  contentTwins(): Twin[]
  /** Bodies that the schema must not take: INJ-1, INJ-3, INJ-7, PRV-1. */
  inputs(): Attempt[]
  /** Every two things that are wrong at once: the first check wins. */
  order(actions: readonly AnyAction[]): Attempt[]
}

/** What the walk tries on an action, derived from its definition alone. `appUrl` is the origin it is served from. */
export function walk(action: AnyAction, appUrl = testUrl): Walk {
  return {
    csrf: () => [...csrfAttempts(action, appUrl), ...preflights(action, appUrl)],
    csrfTwins: () => csrfTwins(appUrl),
    content: contentAttempts,
    contentTwins,
    inputs: () => [
      ...wrongTypes(action),
      ...wrongTexts(action),
      ...foreignFields(action),
      ...malformed(),
      ...hostileKeys(action),
    ],
    order: (actions) => orderAttempts(action, actions),
  }
}
