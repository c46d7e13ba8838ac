import { flagLayer } from './flag-layer'
import { limitLayer } from './limit-layer'
import { planLayer } from './plan-layer'
import { roleLayer } from './role-layer'
import type { Layer } from './situation'
import { stepUpLayer } from './step-up-layer'

export type LayerOfAccess = {
  readonly name: string
  readonly judge: Layer
  /** Asked where plans are sold. */
  readonly isOfPlans?: boolean
}

/** In the order in which they are asked, cheapest first; who is not signed in does not get this far. */
export const layers: readonly LayerOfAccess[] = [
  { name: 'flags', judge: flagLayer },
  { name: 'role', judge: roleLayer },
  { name: 'plan', judge: planLayer, isOfPlans: true },
  { name: 'limits', judge: limitLayer, isOfPlans: true },
  { name: 'step-up', judge: stepUpLayer },
]
