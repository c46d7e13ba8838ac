/**
 * 53 bits of a text, the same everywhere and for ever: two 32-bit multiplications side by side, mixed at the end. No
 * defence against somebody who looks for collisions.
 */
export function stableHash(text: string): number {
  let high = 0x9e3779b9
  let low = 0x85ebca6b
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x27d4eb2f)
    low = Math.imul(low ^ unit, 0x165667b1)
  }
  high = mixed(high ^ (low >>> 15))
  low = mixed(low ^ (high >>> 13))
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}

/** Every bit of the input moves every bit of the output. */
function mixed(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b)
  return twice ^ (twice >>> 16)
}
