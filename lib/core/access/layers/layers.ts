import { flagLayer } from './flag-layer'
import { roleLayer } from './role-layer'
import type { Layer } from './situation'
import { stepUpLayer } from './step-up-layer'

/**
 * In the order in which they are asked, cheapest first; who is not signed in does not get this far. Plans and limits
 * belong between role and step-up: each is a layer, and what it judges by goes into the situation.
 */
export const layers: readonly { readonly name: string; readonly judge: Layer }[] = [
  { name: 'flags', judge: flagLayer },
  { name: 'role', judge: roleLayer },
  { name: 'step-up', judge: stepUpLayer },
]
