import Bowser from 'bowser'

/** What a person recognises a device by, e.g. `Chrome on macOS`; `Unknown device` when the user agent tells nothing. */
export function deviceName(userAgent: string): string {
  const agent = userAgent.slice(0, 512)
  if (!agent.trim()) return 'Unknown device'
  const { browser, os, platform } = Bowser.parse(agent)
  const system = systemName(os.name, platform.model)
  if (browser.name && system) return `${browser.name.replace(/^Microsoft /, '')} on ${system}`
  return browser.name || system || productName(agent) || 'Unknown device'
}

function systemName(os: string | undefined, model: string | undefined): string | undefined {
  if (os === 'iOS' && model) return model
  return os
}

/** The first product token of a tool, e.g. `curl` of `curl/8.5.0`. */
function productName(agent: string): string | undefined {
  return /^([A-Za-z][\w.-]{0,31})\//.exec(agent)?.[1]
}
