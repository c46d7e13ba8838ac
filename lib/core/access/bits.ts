/** Numbers of `width` bits each (0 to 8), one after the other, the highest bit first. */
export function packBits(values: readonly number[], width: number): Uint8Array {
  const packed = new Uint8Array(Math.ceil((values.length * width) / 8))
  values.forEach((value, at) => {
    for (let bit = 0; bit < width; bit++) {
      const place = at * width + bit
      const byte = place >> 3
      if ((value >> (width - 1 - bit)) & 1) packed[byte] = (packed[byte] ?? 0) | (0x80 >> (place & 7))
    }
  })
  return packed
}

/** The first `count` of them. */
export function unpackBits(packed: Uint8Array, width: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => {
    let value = 0
    for (let bit = 0; bit < width; bit++) {
      const place = at * width + bit
      value = (value << 1) | (((packed[place >> 3] ?? 0) >> (7 - (place & 7))) & 1)
    }
    return value
  })
}

/** How many bits tell so many things apart. */
export function bitsFor(things: number): number {
  return things <= 1 ? 0 : 32 - Math.clz32(things - 1)
}

export function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Throws for what is no base64url. */
export function fromBase64Url(text: string): Uint8Array {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))
}
