import type { FlagState } from './list-flags'

/** A flag in a few lines for a terminal. */
export function describeFlag({ key, title, default: isOn, everywhere, here }: FlagState): string {
  const share = everywhere?.enabled && everywhere.percent !== null ? ` for ${everywhere.percent} %` : ''
  const setting = everywhere ? `${onOff(everywhere.enabled)}${share}` : `${onOff(isOn)} by default`
  const overrides = here.map(
    ({ userId, enabled }) => `\n    ${onOff(enabled)} for ${userId ?? 'the organization'}`,
  )
  return `${key} (${title}): ${setting}${overrides.join('')}`
}

function onOff(enabled: boolean): string {
  return enabled ? 'on' : 'off'
}
