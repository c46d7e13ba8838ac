import { describe, expect, it } from 'vitest'
import { durationInWords, greeting, momentInWords, oneLine } from './words'

describe('durationInWords', () => {
  it.each([
    [86_400_000, '24 hours'],
    [3_600_000, '1 hour'],
    [900_000, '15 minutes'],
    [5_400_000, '90 minutes'],
    [7 * 86_400_000, '7 days'],
    [60_000, '1 minute'],
    [10, '1 minute'],
  ])('says %i ms as %s', (ms, words) => expect(durationInWords(ms)).toBe(words))
})

describe('momentInWords', () => {
  it('says day, time and zone', () => {
    expect(momentInWords(Date.UTC(2026, 10, 21, 1, 26))).toBe('November 21, 2026 at 1:26 AM UTC')
  })
})

describe('oneLine', () => {
  it('takes line ends, control characters and direction marks out', () => {
    expect(oneLine('Ada\r\nBcc: all@example.com\u0000\u0007\u2028x\u202egnp.exe')).toBe(
      'Ada Bcc: all@example.com xgnp.exe',
    )
  })

  it('cuts at whole characters', () => {
    expect(oneLine('🙂'.repeat(10), 4)).toBe('🙂🙂🙂…')
  })
})

describe('greeting', () => {
  it.each([
    'Ada',
    'Ada Lovelace',
    "Conan O'Brien",
    'J. R. R. Tolkien',
    'J.R. Tolkien',
    'Нина',
    '小林',
    'José',
  ])('greets %s by name', (name) => expect(greeting(name)).toBe(`Hi ${name},`))

  it.each([
    '',
    '   ',
    'Win at https://evil.example',
    'evil.example',
    'www.evil.example now',
    'me@evil.example',
    'x'.repeat(51),
  ])('leaves out %j', (name) => expect(greeting(name)).toBe('Hi,'))
})
