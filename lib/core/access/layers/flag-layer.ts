import { resolveFlag } from '../resolve-flag'
import type { Layer } from './situation'

/** All flags of the entitlement must be on. */
export const flagLayer: Layer = ({ model, tenantId, standing }, { flags }) =>
  flags.every((key) => resolveFlag(model, key, tenantId, standing.flags).on)
    ? null
    : { reason: 'flag_disabled' }
