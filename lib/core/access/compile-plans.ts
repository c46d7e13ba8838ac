import { durationMs } from '../duration'
import type { FlagInput, LimitInput, PlanInput } from './definition'
import type { FlagModel, LimitModel, PlanModel } from './model'
import type { Problems } from './problems'

type Input = { readonly [key: string]: PlanInput<string, string> }
type Vocabulary = {
  readonly entitlements: { readonly [name: string]: { readonly plans?: readonly string[] } }
  /** Those of the entities, and which of them is the tenant’s. */
  readonly types: readonly string[]
  readonly tenantType: string
}

export function compilePlans(
  input: Input,
  { entitlements, types, tenantType }: Vocabulary,
  problems: Problems,
): Record<string, PlanModel> {
  const names = Object.keys(entitlements).sort()
  const basePlans = Object.keys(input).filter((key) => !input[key]?.addOn)
  return Object.fromEntries(
    Object.entries(input).map(([key, plan]) => {
      const path = `plans["${key}"]`
      const { features = [], title = key, price = {} } = plan
      features.forEach((name, at) => problems.demand(`${path}.features[${at}]`, 'entitlement', name, names))
      for (const [interval, amount] of Object.entries(price))
        checkPrice(`${path}.price.${interval}`, amount, problems)
      const trialDays = plan.trialDays ?? null
      if (trialDays !== null && (!Number.isSafeInteger(trialDays) || trialDays < 1 || trialDays > 730))
        problems.add(`${path}.trialDays`, `must be a whole number from 1 to 730, not ${trialDays}`)
      const grace = 'grace' in plan ? plan.grace : undefined
      if (plan.addOn && grace !== undefined)
        problems.add(
          `${path}.grace`,
          'is for base plans: whoever has an add-on keeps the terms that it was taken under',
        )
      const requires = plan.addOn ? (plan.requires?.plans ?? []) : []
      requires.forEach((base, at) =>
        problems.demand(`${path}.requires.plans[${at}]`, 'base plan', base, basePlans),
      )
      const limits = Object.entries(plan.limits ?? {}).map(([limit, value]) => {
        checkScope(`${path}.limits["${limit}"].scope`, value.scope, { types, tenantType }, problems)
        return compileLimit(`${path}.limits["${limit}"]`, limit, value, names, problems)
      })
      const named = names.filter((name) => entitlements[name]?.plans?.includes(key))
      const given = [...new Set([...features, ...named])]
      const model: PlanModel = {
        ...{ key, title, features: given, limits, requires: [...requires] },
        group: plan.addOn ? null : plan.group,
        addOn: plan.addOn ?? false,
        stackable: plan.addOn ? (plan.stackable ?? false) : false,
        price: { month: price.month ?? null, year: price.year ?? null },
        trialDays,
        graceMs: grace === undefined ? null : durationMs(grace),
      }
      return [key, model]
    }),
  )
}

export function checkDefaultPlan(
  key: string | undefined,
  plans: Record<string, PlanModel>,
  problems: Problems,
): void {
  if (key === undefined) return
  const basePlans = Object.values(plans).filter(({ addOn }) => !addOn)
  problems.demand(
    'defaultPlan',
    'base plan',
    key,
    basePlans.map((plan) => plan.key),
  )
}

export function compileFlags(input: { readonly [key: string]: FlagInput }): Record<string, FlagModel> {
  return Object.fromEntries(
    Object.entries(input).map(([key, flag]) => [
      key,
      { key, title: flag.title ?? key, default: flag.default ?? false },
    ]),
  )
}

function compileLimit(
  path: string,
  key: string,
  limit: LimitInput<string>,
  entitlements: readonly string[],
  problems: Problems,
): LimitModel {
  problems.demand(`${path}.gates`, 'entitlement', limit.gates, entitlements)
  if (!Number.isSafeInteger(limit.max) || limit.max < -1)
    problems.add(`${path}.max`, `must be a whole number from 0 on, or −1 for unlimited, not ${limit.max}`)
  const { overage } = limit
  if (overage) checkOverage(`${path}.overage`, overage, problems)
  return {
    ...{ key, gates: limit.gates, per: limit.per ?? null, max: limit.max },
    overage: overage ? { amount: overage.amount, per: overage.per, cap: overage.cap ?? null } : null,
  }
}

/** A wallet has one counter for each tenant and limit. */
function checkScope(
  path: string,
  scope: string | undefined,
  { types, tenantType }: Pick<Vocabulary, 'types' | 'tenantType'>,
  problems: Problems,
): void {
  if (scope === undefined || !problems.demand(path, 'entity', scope, types) || scope === tenantType) return
  problems.add(path, `a limit is counted for each ${tenantType}, and can't be for each ${scope}`)
}

function checkOverage(
  path: string,
  { amount, per, cap }: NonNullable<LimitInput<string>['overage']>,
  problems: Problems,
): void {
  if (!(amount > 0 && Number.isFinite(amount)))
    problems.add(`${path}.amount`, `must be more than 0, not ${amount}`)
  if (!Number.isSafeInteger(per) || per < 1)
    problems.add(`${path}.per`, `must be a whole number from 1 on, not ${per}`)
  if (cap !== undefined && !(cap >= 0 && Number.isFinite(cap)))
    problems.add(`${path}.cap`, `must be 0 or more, not ${cap}`)
}

function checkPrice(path: string, amount: number | undefined, problems: Problems): void {
  if (amount !== undefined && (!Number.isSafeInteger(amount) || amount < 0))
    problems.add(path, `must be a whole number of minor units, not ${amount}`)
}
