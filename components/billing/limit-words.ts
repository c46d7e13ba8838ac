import { sentenceCase } from '@/components/ui/sentence-case'
import { access } from '@/lib/config/access'
import { billing } from '@/lib/config/billing'
import { entitlementOf } from '@/lib/core/access/model'

/** A limit as it is offered or as it holds. */
export type SaidLimit = { key: string; entitlement: string; per: string | null; max: number }

/** "1,000 summaries a month", "Unlimited summaries", "No summaries". */
export function limitWords(limit: SaidLimit): string {
  const { max, per } = limit
  const what = `${countWords(max)} ${unitWords(limit, max)}`
  return sentenceCase(max > 0 && per !== null ? `${what} ${perWords(per)}` : what)
}

/** "1,000", "unlimited", "no". */
export function countWords(count: number): string {
  if (count === -1) return 'unlimited'
  return count === 0 ? 'no' : count.toLocaleString('en-US')
}

/** What a limit counts: "summaries", or "summary" of one. */
export function unitWords({ key, entitlement }: Pick<SaidLimit, 'key' | 'entitlement'>, count = 2): string {
  const unit = Object.hasOwn(billing.units, key) ? billing.units[key] : undefined
  if (!unit) return `uses of “${featureWords(entitlement)}”`
  return count === 1 ? unit.one : unit.many
}

/** "a month"; nothing for a limit that holds for life. */
export function perWords(per: string | null): string {
  if (per === null) return ''
  return per === 'hour' ? 'an hour' : `a ${per}`
}

/** An entitlement by its title: "Export a PDF". */
export function featureWords(entitlement: string): string {
  return sentenceCase(entitlementOf(access, entitlement)?.title ?? entitlement)
}
