import type { BillingState } from '@/lib/features/billing/state'
import { countWords, featureWords, unitWords } from './limit-words'

/** What is lost with a subscription, in words: features, larger limits, add-ons. */
export function lostWords({ terms: current, plans, addOns, availableAddOns }: BillingState): string[] {
  const free = plans.find(({ price }) => price.month === 0)
  const features = (current?.features ?? []).filter((name) => !free?.features.includes(name))
  const limits = (free?.limits ?? []).flatMap((limit) => {
    const now = current?.limits.find(({ key }) => key === limit.key)?.max ?? -1
    const isLess = now === -1 || now > limit.max
    return isLess ? [`${countWords(now)} ${unitWords(limit)} (${countWords(limit.max)} then)`] : []
  })
  const held = addOns.flatMap(({ key }) => availableAddOns.find((addOn) => addOn.key === key)?.title ?? [])
  return [...features.map((name) => `“${featureWords(name)}”`), ...limits, ...held]
}
