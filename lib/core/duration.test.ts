import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationMs, type Duration } from './duration'

describe('durationMs', () => {
  it('reads every unit', () => {
    expect(['10ms', '60s', '15m', '12h', '7d', '1.5h'].map((text) => durationMs(text as Duration))).toEqual([
      10, 60_000, 900_000, 43_200_000, 604_800_000, 5_400_000,
    ])
  })

  it('takes a number for milliseconds', () => {
    fc.assert(fc.property(fc.nat(), (ms) => durationMs(ms) === ms && durationMs(`${ms}ms`) === ms))
  })

  it('has units that fit into one another', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (count) => {
        expect(durationMs(`${count}d`)).toBe(durationMs(`${count * 24}h`))
        expect(durationMs(`${count}h`)).toBe(durationMs(`${count * 60}m`))
        expect(durationMs(`${count}m`)).toBe(durationMs(`${count * 60}s`))
        expect(durationMs(`${count}s`)).toBe(durationMs(count * 1_000))
      }),
    )
  })

  it('refuses anything else, naming it', () => {
    for (const text of ['', '60', 's', '-1s', '1 h', '1w', '1e3s', '1s ', 'Infinitys', '１s']) {
      expect(() => durationMs(text as Duration), text).toThrow(`not a duration: "${text}"`)
    }
    for (const number of [-1, NaN, Infinity]) expect(() => durationMs(number)).toThrow(TypeError)
  })
})
