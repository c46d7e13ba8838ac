import { sentenceCase } from '@/components/ui/sentence-case'
import { access } from '@/lib/config/access'
import { billing } from '@/lib/config/billing'
import { entitlementOf } from '@/lib/core/access/model'
import { moneyWords } from './money'

/** A limit as it is offered or as it holds. */
export type SaidLimit = {
  key: string
  entitlement: string
  per: string | null
  max: number
  /** What use beyond it costs, in minor units. */
  overage?: { amount: number; per: number; cap: number | null } | null
}

/** "1,000 summaries a month", "Unlimited summaries", "No summaries, then $0.50 for every 100 more". */
export function limitWords(limit: SaidLimit): string {
  const { max, per } = limit
  const what = `${countWords(max)} ${unitWords(limit, max)}`
  const often = max > 0 && per !== null ? `${what} ${perWords(per)}` : what
  return sentenceCase([often, ...overageWords(limit)].join(', '))
}

/** "then $0.50 for every 100 more", "up to $50"; nothing where nothing is sold beyond the limit, or there is none. */
export function overageWords({ max, overage }: Pick<SaidLimit, 'max' | 'overage'>): string[] {
  if (max === -1 || !overage) return []
  const { amount, per, cap } = overage
  const money = (minor: number) => moneyWords(minor, billing.currency)
  const each = `then ${money(amount)} for ${per === 1 ? 'each' : `every ${per.toLocaleString('en-US')}`} more`
  return cap === null ? [each] : [each, `up to ${money(cap)}`]
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
