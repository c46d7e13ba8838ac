import type { Denial } from '../decision'
import type { EntitlementModel } from '../model'
import type { Situation } from './situation'

/** The second factor must be recent enough, where the entitlement asks for one. */
export function stepUpLayer(
  { fva, now }: Pick<Situation, 'fva' | 'now'>,
  { stepUpMs }: EntitlementModel,
): Denial | null {
  return stepUpMs === null || isRecent(fva, stepUpMs, now) ? null : { reason: 'step_up_required' }
}

/** `fva` in epoch seconds, the rest in ms. */
export function isRecent(fva: number | null, maxAgeMs: number, now: number): boolean {
  return fva !== null && now - fva * 1_000 <= maxAgeMs
}
