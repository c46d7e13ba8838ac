import { describe, expect, it } from 'vitest'
import { bitsFor, fromBase64Url, packBits, toBase64Url, unpackBits } from './bits'

describe('bits', () => {
  it('are packed one number after the other', () => {
    expect([...packBits([1, 2, 3, 0, 1], 2)]).toEqual([0b01101100, 0b01000000])
    expect(packBits([0, 0, 0], 0)).toHaveLength(0)
    for (let width = 0; width <= 8; width++) {
      const values = Array.from({ length: 100 }, (_, at) => (at * 37) % 2 ** width)
      expect(unpackBits(packBits(values, width), width, 100)).toEqual(values)
    }
  })

  it('are as many as it takes to tell things apart', () => {
    expect([0, 1, 2, 3, 4, 5, 128].map(bitsFor)).toEqual([0, 0, 1, 2, 2, 3, 7])
  })

  it('travel as text that needs no escaping', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
    const text = toBase64Url(bytes)
    expect(text).toBe(Buffer.from(bytes).toString('base64url'))
    expect(fromBase64Url(text)).toEqual(bytes)
  })
})
