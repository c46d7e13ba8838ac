export type Duration = `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/**
 * Milliseconds of a duration such as `60s`, `15m`, `7d`; a number is taken as milliseconds.
 * Throws a `TypeError` naming the text when it is not a duration.
 */
export function durationMs(value: Duration | number): number {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || value < 0) throw new TypeError(`not a duration: ${value}`)
    return value
  }
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(value)
  if (!match) throw new TypeError(`not a duration: "${value}" (say 60s, 15m, 12h or 7d)`)
  return Number(match[1]) * unitMs[match[2] as keyof typeof unitMs]
}
