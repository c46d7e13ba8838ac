/** 12.3 µs, 4.56 ms. */
export function time(microseconds: number): string {
  return Math.abs(microseconds) < 1_000 ? `${figure(microseconds)} µs` : `${figure(microseconds / 1_000)} ms`
}

export function times(ratio: number): string {
  return `${figure(ratio)}×`
}

/** Three digits that mean something, thousands apart. */
export function figure(value: number): string {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits })
}

export function megabytes(bytes: number): string {
  return `${figure(bytes / 1_048_576)} MB`
}
