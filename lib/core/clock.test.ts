import { describe, expect, it } from 'vitest'
import { systemRandom } from './clock'

describe('systemRandom', () => {
  it('never hands out the same bytes twice, however many are asked for', () => {
    const seen = new Set<string>()
    for (let at = 0; at < 2_000; at++) {
      const bytes = systemRandom.bytes(24)
      expect(bytes).toHaveLength(24)
      seen.add(Buffer.from(bytes.subarray(-16)).toString('hex'))
    }
    for (const length of [17, 31, 32, 64, 65, 4_097]) {
      const bytes = systemRandom.bytes(length)
      expect(bytes).toHaveLength(length)
      seen.add(Buffer.from(bytes.subarray(0, 16)).toString('hex'))
      expect(bytes.subarray(-16).some((byte) => byte !== 0)).toBe(true)
    }
    expect(seen.size).toBe(2_006)
  })

  it('hands out bytes that later calls do not change', () => {
    const bytes = systemRandom.bytes(32)
    const copy = Buffer.from(bytes).toString('hex')
    for (let at = 0; at < 300; at++) systemRandom.bytes(64)
    expect(Buffer.from(bytes).toString('hex')).toBe(copy)
  })
})
