import type { Usage } from '@/lib/features/usage/read'
import { unitWords } from '@/components/billing/limit-words'

export type UsedLimit = Usage['limits'][number]

/** How a limit stands. `near`: from 80 % on; `reached`: nothing is left. */
export type MeterReading = {
  state: 'unlimited' | 'fine' | 'near' | 'reached'
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
  const words = `${used} of ${max.toLocaleString('en-US')} ${unitWords(limit, max)} used`
  // With nothing left it is reached, whatever the rounding says.
  const state = limit.remaining <= 0 ? 'reached' : percent >= nearPercent ? 'near' : 'fine'
  return { state, percent, words }
}
