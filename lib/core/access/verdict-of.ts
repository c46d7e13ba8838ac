import type { Verdict } from './access-set'
import type { Decision } from './decision'

/** A decision as it travels: without what is empty. */
export function verdictOf({ allowed, reason, reasons, meta }: Decision): Verdict {
  if (allowed) return { allowed }
  return { allowed, reason, reasons, ...(Object.keys(meta).length > 0 && { meta }) }
}
