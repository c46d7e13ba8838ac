import type { PlanCase } from './test-arbitraries'

type WrittenLimit = {
  gates: string
  max: number
  overage?: { amount: number; per: number; cap?: number }
}
type WrittenPlan = {
  group?: string
  addOn?: boolean
  features: string[]
  limits: Record<string, WrittenLimit>
  requires?: { plans: string[] }
}

/** Which plans count, and how often: from the definition as it is written. */
export function referencePlans({
  input,
  held,
  now,
}: PlanCase): { plan: WrittenPlan; key: string; times: number }[] {
  const written = input.plans as Record<string, WrittenPlan>
  const counting: { plan: WrittenPlan; key: string; times: number }[] = []
  for (const { key, quantity, until } of held) {
    const plan = written[key]
    if (plan && !plan.addOn && (until === null || now < until)) counting.push({ plan, key, times: quantity })
  }
  const fallback = input.defaultPlan ? written[input.defaultPlan] : undefined
  if (fallback && !counting.some(({ plan }) => plan.group === fallback.group))
    counting.push({ plan: fallback, key: input.defaultPlan ?? '', times: 1 })
  const bases = counting.map(({ key }) => key)
  for (const { key, quantity, until } of held) {
    const plan = written[key]
    if (!plan?.addOn || (until !== null && now >= until)) continue
    if (plan.requires && !plan.requires.plans.some((base) => bases.includes(base))) continue
    counting.push({ plan, key, times: quantity })
  }
  return counting
}

/** Why so many more of an entitlement are refused: nothing, the plan, the limit, or both. */
export function referenceRefusals(given: PlanCase, entitlement: string, amount: number): string[] {
  const counting = referencePlans(given)
  const written = Object.values(given.input.plans) as WrittenPlan[]
  const isSold = written.some(({ features }) => features.includes(entitlement))
  const isGiven = counting.some(({ plan }) => plan.features.includes(entitlement))
  const refusals = isSold && !isGiven ? ['plan_required'] : []
  const keys = new Set(counting.flatMap(({ plan }) => Object.keys(plan.limits)))
  for (const key of keys) {
    const most = mostOf(given, counting, key, isSold ? entitlement : null, entitlement)
    if (most !== null && (given.used[key] ?? 0) + amount > most) return [...refusals, 'limit_reached']
  }
  return refusals
}

/** How far a limit goes; null: it does not limit this. */
function mostOf(
  { overrides }: PlanCase,
  counting: ReturnType<typeof referencePlans>,
  key: string,
  sold: string | null,
  entitlement: string,
): number | null {
  let total = 0
  let overage: WrittenLimit['overage']
  let isLimitedByBase = false
  let hasBase = false
  for (const { plan, times } of counting) {
    const limit = plan.limits[key]
    if (limit && limit.gates !== entitlement) return null
    if (!plan.addOn) hasBase = true
    if (!limit) {
      // A base plan that gives it and says nothing of the limit.
      if (!plan.addOn && sold !== null && plan.features.includes(sold)) return null
      continue
    }
    if (!plan.addOn) isLimitedByBase = true
    if (limit.max === -1) return null
    total += limit.max * times
    overage ??= limit.overage
  }
  if (sold === null && hasBase && !isLimitedByBase) return null
  for (const promise of [overrides[key], overrides[entitlement]]) {
    if (promise?.max === -1) return null
    if (promise) total = Math.max(total, promise.max)
  }
  if (!overage) return total
  if (overage.cap === undefined) return null
  let beyond = 0
  while (((beyond + 1) * overage.amount) / overage.per <= overage.cap) beyond += 1
  return total + beyond
}
