import type { AccessModel } from './model'
import { stableHash } from './stable-hash'
import type { FlagSetting } from './stores'

export type FlagState = {
  readonly key: string
  readonly on: boolean
  readonly by: FlagSetting['scope'] | 'default'
}

const nearestFirst = ['user', 'tenant', 'global'] as const

/** Whether a flag is on: by the person's setting, else the tenant's, else the one for all, else the definition's default. */
export function resolveFlag(
  model: AccessModel,
  key: string,
  tenantId: string,
  settings: readonly FlagSetting[],
): FlagState {
  for (const scope of nearestFirst) {
    const setting = settings.find((one) => one.key === key && one.scope === scope)
    if (setting) return { key, on: setting.enabled && isRolledOut(setting, tenantId), by: scope }
  }
  return { key, on: model.flags[key]?.default ?? false, by: 'default' }
}

/** Every flag of the definition. */
export function resolveFlags(
  model: AccessModel,
  tenantId: string,
  settings: readonly FlagSetting[],
): { [key: string]: boolean } {
  return Object.fromEntries(
    Object.keys(model.flags).map((key) => [key, resolveFlag(model, key, tenantId, settings).on]),
  )
}

/** A tenant keeps its place in a flag's roll-out, so that a greater share adds tenants and takes none away. */
function isRolledOut({ key, scope, percent }: FlagSetting, tenantId: string): boolean {
  if (scope !== 'global' || percent === null) return true
  return (stableHash(`${key} ${tenantId}`) % 10_000) / 100 < percent
}
