import { limitWords, overageWords, perWords } from '@/components/billing/limit-words'
import { dayWords } from '@/components/ui/day-words'
import { exactTime } from '@/components/ui/relative-time'
import { sentenceCase } from '@/components/ui/sentence-case'
import type { Explanation } from '@/lib/core/access/explain'
import type { ExplainedLimit, ExplainedPlan, ExplainedPlans } from '@/lib/core/access/explain-plans'
import type { AccessModel } from '@/lib/core/access/model'
import type { DerivationLine, DerivationStep } from './steps'

const either = new Intl.ListFormat('en', { type: 'disjunction' })

/** What the organization’s plans say of it, in words: whether one gives it, then each limit. */
export function planSteps(model: AccessModel, explanation: Explanation): DerivationStep[] {
  const { plans } = explanation
  if (!plans) return []
  return [planStep(model, explanation, plans), ...limitSteps(model, explanation.entitlement, plans)]
}

function planStep(
  model: AccessModel,
  { needed }: Explanation,
  { isGated, active }: ExplainedPlans,
): DerivationStep {
  if (!isGated) return { title: 'No plan is needed for it', outcome: 'yes', lines: [] }
  const lines = active.map(planLine)
  if (active.some(({ gives }) => gives)) return { title: 'The plan gives it', outcome: 'yes', lines }
  const titles = needed.plans.map((key) => model.plans[key]?.title ?? key)
  const text = `Needed is ${either.format(titles)}.`
  return {
    title: 'No plan of the organization gives it',
    outcome: 'no',
    lines: [...lines, { text, outcome: 'neutral' }],
  }
}

function planLine({ title, addOn, quantity, gives }: ExplainedPlan): DerivationLine {
  const what = addOn ? `${title}${times(quantity)} (an add-on)` : title
  return { text: `${what}: ${gives ? 'gives it' : 'does not give it'}.`, outcome: gives ? 'yes' : 'neutral' }
}

function limitSteps(model: AccessModel, entitlement: string, plans: ExplainedPlans): DerivationStep[] {
  const isLimited = Object.values(model.plans).some(({ limits }) =>
    limits.some(({ gates }) => gates === entitlement),
  )
  if (isLimited && plans.limits.length === 0)
    return [{ title: 'Nothing limits it', outcome: 'yes', lines: [] }]
  return plans.limits.map((limit) => ({
    title: limitTitle(entitlement, limit),
    outcome: limit.denies ? 'no' : 'yes',
    lines: limitLines(limit, plans.active).map((text) => ({ text, outcome: 'neutral' })),
  }))
}

/** "1,000 summaries a month: 988 left", "Unlimited summaries". */
function limitTitle(entitlement: string, limit: ExplainedLimit): string {
  const words = limitWords({ ...limit, entitlement, overage: null })
  if (limit.max === -1 || (limit.max === 0 && limit.denies)) return words
  const left = limit.remaining > 0 ? `${count(limit.remaining)} left` : 'none left'
  return `${words}: ${limit.remaining === 0 && !limit.denies ? 'more is charged' : left}`
}

function limitLines(limit: ExplainedLimit, active: readonly ExplainedPlan[]): string[] {
  const { parts, openedBy, promised, consumed, resetsAt } = limit
  const titleOf = (key: string) => active.find((plan) => plan.key === key)?.title ?? key
  const isAddOn = (key: string) => active.some((plan) => plan.key === key && plan.addOn)
  const reset = resetsAt === null ? 'does not reset' : `resets on ${resetWords(limit.per, resetsAt)}`
  return [
    ...parts.map(({ plan, title, max, quantity }) => {
      if (max === -1) return `${title} sets no maximum.`
      return `${title} ${isAddOn(plan) ? 'adds' : 'includes'} ${count(max)}${times(quantity)}.`
    }),
    ...openedBy.map((key) => `${titleOf(key)} gives it without this limit.`),
    ...(promised === null
      ? []
      : [promised === -1 ? 'It was promised without a limit.' : promiseWords(limit, promised)]),
    `${count(consumed)} used; this ${reset}.`,
    ...[overageWords(limit).join(', ')].filter(Boolean).map((words) => `${sentenceCase(words)}.`),
  ]
}

function promiseWords({ per }: ExplainedLimit, promised: number): string {
  return `At least ${[count(promised), perWords(per)].filter(Boolean).join(' ')} was promised.`
}

/** An hour’s end is known by its minute. */
function resetWords(per: ExplainedLimit['per'], resetsAt: string): string {
  return per === 'hour' ? exactTime(resetsAt, 'UTC') : dayWords(resetsAt)
}

function times(quantity: number): string {
  return quantity === 1 ? '' : ` × ${count(quantity)}`
}

function count(amount: number): string {
  return amount.toLocaleString('en-US')
}
