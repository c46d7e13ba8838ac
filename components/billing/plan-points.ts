import {
  countWords,
  featureWords,
  limitWords,
  overageWords,
  perWords,
  unitWords,
  type SaidLimit,
} from './limit-words'
import { sentenceCase } from '@/components/ui/sentence-case'
import type { Offer } from './offer'

type Said = Pick<Offer, 'features' | 'limits'>

/** What a plan gives, line by line: its limits first. A limit that other plans have and this one has not is none. */
export function planPoints(plan: Said, among: readonly Said[]): string[] {
  const limits = limitsAmong(among).map((limit) => limitWords(limitOf(plan, limit)))
  return [...limits, ...plan.features.map(featureWords)]
}

/** A line of the comparison: a word for each plan, or whether it has it. */
export type ComparisonRow = { name: string; cells: (string | boolean)[] }

/** Everything in which the plans differ. */
export function comparisonRows(plans: readonly Said[]): ComparisonRow[] {
  const limits = limitsAmong(plans).map((limit) => ({
    name: sentenceCase(`${unitWords(limit)} ${perWords(limit.per)}`.trim()),
    cells: plans.map((plan) => cellOf(limitOf(plan, limit))),
  }))
  const features = [...new Set(plans.flatMap((plan) => plan.features))].map((name) => ({
    name: featureWords(name),
    cells: plans.map((plan) => plan.features.includes(name)),
  }))
  return [...limits, ...features]
}

function cellOf(limit: SaidLimit): string {
  return sentenceCase([countWords(limit.max), ...overageWords(limit)].join(', '))
}

function limitsAmong(plans: readonly Said[]): SaidLimit[] {
  const all = plans.flatMap(({ limits }) => limits)
  return [...new Map(all.toReversed().map((limit) => [limit.key, limit])).values()].reverse()
}

function limitOf(plan: Said, limit: SaidLimit): SaidLimit {
  return plan.limits.find(({ key }) => key === limit.key) ?? { ...limit, max: -1 }
}
