import type { Usage } from '@/lib/features/usage/read'
import { overageWords, unitWords } from '@/components/billing/limit-words'
import { moneyWords } from '@/components/billing/money'
import { billing } from '@/lib/config/billing'
import { sentenceCase } from '@/components/ui/sentence-case'

export type UsedLimit = Usage['limits'][number]

/**
 * How a limit stands. `near`: from 80 % on; `paid`: what is included is used up, and more costs; `reached`: nothing is left.
 */
export type MeterReading = {
  state: 'unlimited' | 'fine' | 'near' | 'paid' | 'reached'
  /** From 0 to 100. */
  percent: number
  /** "812 of 1,000 summaries used". */
  words: string
}

const nearPercent = 80

export function readMeter(limit: UsedLimit): MeterReading {
  const { max, consumed } = limit
  const used = consumed.toLocaleString('en-US')
  if (max === -1) {
    return { state: 'unlimited', percent: 0, words: `${used} ${unitWords(limit, consumed)} used, unlimited` }
  }
  const percent = max === 0 ? 100 : Math.min(100, (consumed / max) * 100)
  const included = max.toLocaleString('en-US')
  const words =
    consumed > max
      ? `${used} ${unitWords(limit, consumed)} used, ${included} included`
      : `${used} of ${included} ${unitWords(limit, max)} used`
  return { state: stateOf(limit, percent), percent, words }
}

function stateOf({ remaining, consumed, overage }: UsedLimit, percent: number): MeterReading['state'] {
  // With nothing left it is reached, whatever the rounding says.
  if (remaining > 0) return percent >= nearPercent ? 'near' : 'fine'
  const goesOn = overage !== null && (overage.most === -1 || consumed < overage.most)
  return goesOn ? 'paid' : 'reached'
}

/** What use beyond a limit costs: "Then $0.50 for every 100 more.", "40 beyond what is included: $0.20 so far ($0.50 for every 100 more)." */
export function overageCost(limit: Pick<UsedLimit, 'max' | 'overage'>): string | null {
  const { overage } = limit
  if (!overage) return null
  const { used, cost } = overage
  const [each, most] = overageWords(limit)
  if (used === 0) return sentenceCase(`${[each, most].filter(Boolean).join(', ')}.`)
  const price = each?.replace(/^then /, '')
  const soFar = `${used.toLocaleString('en-US')} beyond what is included: ${moneyWords(cost, billing.currency)} so far`
  return `${soFar} (${[price, most].filter(Boolean).join(', ')}).`
}
