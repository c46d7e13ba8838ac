import { inWords } from '../action/words'
import type { DecisionMeta, DenialReason } from './decision'
import { entitlementOf, type AccessModel } from './model'
import { roleWords } from './role-words'

/** What a denial says to the person, e.g. "Only managers can delete a project." */
export function phraseOf(
  model: AccessModel,
  name: string,
  reason: DenialReason | undefined,
  meta: DecisionMeta = {},
): string {
  const entitlement = entitlementOf(model, name)
  const act = entitlement?.title ?? `use ${name}`
  const who = roleWords(model, meta.requiredRoles ?? entitlement?.requiredRoles ?? [])
  switch (reason) {
    case 'role_required':
      return `Only ${who} can ${act}.`
    case 'hierarchy_denied':
      return `Only ${who} can ${act}, and here you are not one of them.`
    case 'plan_required':
      return `To ${act} you need ${planWords(model, meta.requiredPlans ?? entitlement?.plans ?? [])}.`
    case 'limit_reached':
      return `You can’t ${act} again${limitWords(meta.limit)}: the limit is reached.`
    case 'flag_disabled':
      return `It is not possible yet to ${act} here.`
    case 'step_up_required':
      return `To ${act} you must have given a second factor${withinWords(meta)}, and that is not possible here yet.`
    case 'not_authenticated':
      return `Sign in to ${act}.`
    case undefined:
      return `You can’t ${act}.`
  }
}

function planWords(model: AccessModel, plans: readonly string[]): string {
  const titles = plans.map((key) => model.plans[key]?.title ?? key)
  if (titles.length === 0) return 'another plan'
  return `the ${new Intl.ListFormat('en', { type: 'disjunction' }).format(titles)} plan`
}

function limitWords(limit: DecisionMeta['limit']): string {
  if (!limit) return ''
  return limit.resetsAt ? ` before ${day.format(new Date(limit.resetsAt))}` : ''
}

/** Periods begin and end by UTC. */
const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })

function withinWords({ maxAge }: DecisionMeta): string {
  return maxAge ? ` in the last ${inWords(maxAge * 1_000)}` : ''
}
