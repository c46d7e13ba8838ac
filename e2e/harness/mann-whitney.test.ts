import { describe, expect, it } from 'vitest'
import { areaUnderCurve } from './mann-whitney'

describe('areaUnderCurve', () => {
  it('is a half for the same values, and 0 or 1 for values that one look tells apart', () => {
    expect(areaUnderCurve([1, 2, 3], [1, 2, 3])).toBe(0.5)
    expect(areaUnderCurve([7, 7], [7, 7, 7])).toBe(0.5)
    expect(areaUnderCurve([4, 5], [1, 2, 3])).toBe(1)
    expect(areaUnderCurve([1, 2], [3, 4])).toBe(0)
  })

  it('counts each pair once, and a tie half', () => {
    expect(areaUnderCurve([2, 3], [1, 2])).toBe(3.5 / 4)
    expect(areaUnderCurve([1, 9], [5, 9, 10])).toBe(1.5 / 6)
  })
})
