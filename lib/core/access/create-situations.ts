import { systemClock } from '../clock'
import type { AccessContextOptions, Thing } from './access-context'
import { UnknownEntitlementError, UnknownResourceError } from './errors'
import { stepsOf } from './layers/steps-of'
import type { PlanStanding, Situation } from './layers/situation'
import { createGroundsLoader } from './load-grounds'
import { loadPlans } from './load-plans'
import { entitlementOf, isCounted, type EntitlementModel } from './model'
import { suggestion } from './problems'
import { remember } from './remember'
import type { Placement } from './stores'

/** Where the checks of one context get what they judge by. */
export type Situations<Type extends string> = {
  /** Null when there is none of that name; outside production that is thrown. */
  readonly entitlement: (name: string) => EntitlementModel | null
  readonly tenantOf: (resource?: Thing<Type>) => Promise<string | null>
  readonly placementOf: (resource: Thing<Type>) => Promise<Placement | null>
  /** Null when nobody is signed in, or not in a tenant. What is used is known of the entitlement that is named. */
  readonly situationOf: (resource?: Thing<Type>, entitlement?: string) => Promise<Situation | null>
}

export function createSituations<Entitlement extends string, Type extends string>(
  options: AccessContextOptions<Entitlement, Type>,
): Situations<Type> {
  const { accessDef: model, orgResolver, clock = systemClock, fva = null } = options
  const userId = options.userId ?? null
  const resolved = remember<string | null>()
  const plansOf = remember<PlanStanding | null>()
  const loadGrounds =
    userId === null ? null : createGroundsLoader({ ...options, userId, tenantType: model.tenantType })

  const tenantOf = async (resource?: Thing<Type>) => {
    if (options.tenantId !== undefined || !orgResolver) return options.tenantId ?? null
    const key = JSON.stringify([resource?.type, resource?.id])
    return resolved(key, async () => (await orgResolver(resource)) ?? null)
  }

  const groundsOf = async (resource?: Thing<Type>) => {
    const tenantId = loadGrounds && (await tenantOf(resource))
    if (!loadGrounds || tenantId === null) return null
    const thing = resource ?? { type: model.tenantType, id: tenantId }
    return { tenantId, thing, ...(await loadGrounds(tenantId, thing)) }
  }

  const planStanding = async (resource?: Thing<Type>, entitlement?: string) => {
    const tenantId = userId === null ? null : await tenantOf(resource)
    if (tenantId === null) return null
    const counts = entitlement !== undefined && isCounted(model, entitlement)
    const load = () => loadPlans(model, options, { tenantId, now: clock.now(), counts })
    // In the next turn, after the grounds: what takes longer to find out is asked first.
    const plans = await plansOf(tenantId, () => Promise.resolve().then(load))
    if (entitlement !== undefined && plans?.isLimited(entitlement)) await plans.count()
    return plans
  }

  return {
    entitlement(name) {
      const entitlement = entitlementOf(model, name)
      if (entitlement) return entitlement
      report(options, new UnknownEntitlementError(name, suggestion(name, model.catalogue)))
      return null
    },
    tenantOf,
    placementOf: async (resource) => (await groundsOf(resource))?.placement ?? null,
    async situationOf(resource, entitlement) {
      const [grounds, plans] = await Promise.all([groundsOf(resource), planStanding(resource, entitlement)])
      if (!grounds || userId === null) return null
      const { tenantId, thing, placement, standing } = grounds
      if (!placement) report(options, new UnknownResourceError(thing))
      const steps = stepsOf(model, tenantId, placement?.path ?? [], standing)
      const ownerId = placement?.ownerId ?? null
      return { model, userId, tenantId, steps, ownerId, standing, plans, fva, now: clock.now() }
    },
  }
}

/** What can only be a mistake of the code is loud where it is written, and merely a no where it runs. */
function report(
  { production, onDefect }: { production?: boolean; onDefect?: (error: Error) => void },
  error: Error,
): void {
  if (!production) throw error
  onDefect?.(error)
}
