export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** Nearest rank: always one of the values. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)
  const value = sorted[at]
  if (value === undefined) throw new RangeError('There is nothing to take a percentile of.')
  return value
}
