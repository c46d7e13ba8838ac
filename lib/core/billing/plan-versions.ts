import type { AccessModel } from '../access/model'
import type { PlanTerms } from './active-plans'
import { termsOf } from './plan-changes'
import { planVersion } from './plan-version'

/** A version of a plan, and since when it has been sold (epoch ms): anew, when it took another's place. */
export type SoldVersion = { readonly plan: string; readonly version: string; readonly soldSince: number }

/** A tenant that holds a version of a plan. */
export type VersionHolder = { readonly tenantId: string; readonly plan: string; readonly version: string }

/** Which versions of plans there have been, and who holds them. */
export interface PlanVersionStore {
  /** Writes down the versions that are sold from now on: new ones, and those that take the place of a later one. Harmless to repeat. */
  record(
    versions: readonly { readonly terms: PlanTerms; readonly version: string }[],
    at: number,
  ): Promise<void>
  /** By plan, the newest first. */
  list(): Promise<SoldVersion[]>
  /** Who holds another version of a plan than this one, by tenant, after a given one. */
  holders(plan: string, otherThan: string, after: string | null, limit: number): Promise<VersionHolder[]>
}

/** Every plan and add-on as it is defined now. */
export function presentVersions({ plans }: AccessModel): { terms: PlanTerms; version: string }[] {
  return Object.values(plans).map((plan) => ({ terms: termsOf(plan), version: planVersion(plan) }))
}

/** What will have been sold once these versions are recorded at that time. */
export function soldOnceRecorded(
  sold: readonly SoldVersion[],
  versions: readonly { readonly terms: Pick<PlanTerms, 'key'>; readonly version: string }[],
  at: number,
): SoldVersion[] {
  const next = versions.map(({ terms: { key: plan }, version }) => {
    const known = sold.find((one) => one.plan === plan && one.version === version)
    const isSucceeded = sold.some((one) => one.plan === plan && known && one.soldSince > known.soldSince)
    return known && !isSucceeded ? known : { plan, version, soldSince: at }
  })
  const isNamed = ({ plan, version }: SoldVersion) =>
    next.some((one) => one.plan === plan && one.version === version)
  return [...sold.filter((one) => !isNamed(one)), ...next]
}

/**
 * When those who hold an earlier version of a plan are moved to the present one, epoch ms: its grace after the present one
 * began to be sold. Null: they keep theirs.
 */
export function graceEnd(model: AccessModel, sold: readonly SoldVersion[], plan: string): number | null {
  const present = Object.hasOwn(model.plans, plan) ? model.plans[plan] : undefined
  if (!present || present.graceMs === null) return null
  const version = planVersion(present)
  const since = sold.find((one) => one.plan === plan && one.version === version)?.soldSince
  return since === undefined ? null : since + present.graceMs
}
