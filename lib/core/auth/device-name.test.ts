import { describe, expect, it } from 'vitest'
import { deviceName } from './device-name'

const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'

describe('deviceName', () => {
  it.each([
    ['Chrome on macOS', mac],
    [
      'Edge on Windows',
      `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
    ],
    ['Firefox on Windows', `${windows.replace(')', '; rv:143.0)')} Gecko/20100101 Firefox/143.0`],
    ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'],
    [
      'Safari on iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
    ],
    [
      'Chrome on Android',
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    ],
    [
      'Amazon Silk on Android',
      'Mozilla/5.0 (Linux; U; Android 4.0.3; KFTT Build/IML74K) AppleWebKit/535.19 (KHTML, like Gecko) Silk/3.13 Safari/535.19',
    ],
    ['Linux', '(X11; Linux x86_64)'],
    ['Microsoft Edge', 'x Edg/142.0.0.0'],
    ['curl', 'curl/8.5.0'],
  ])('says %s', (name, userAgent) => expect(deviceName(userAgent)).toBe(name))

  it('says that it does not know', () => {
    for (const nothing of ['', '   ', '(((', '\u0000', ' curl/8.5.0', `${'x'.repeat(40)}/1.0`])
      expect(deviceName(nothing)).toBe('Unknown device')
  })

  it('reads no more of a user agent than its first 512 characters', () => {
    expect(deviceName(`${'x'.repeat(511)} ${mac}`)).toBe('Unknown device')
  })

  it('stays short and quick, whatever is sent', () => {
    for (const hostile of [
      'a'.repeat(16_384),
      `${'('.repeat(8_192)}x`,
      `${mac}${' Chrome/'.repeat(2_000)}`,
      '<script>alert(1)</script>/1.0',
    ]) {
      const started = performance.now()
      expect(deviceName(hostile).length).toBeLessThan(100)
      expect(deviceName(hostile)).not.toMatch(/[<>]/)
      expect(performance.now() - started).toBeLessThan(100)
    }
  })
})
