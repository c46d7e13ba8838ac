import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emailSchema, normalizeEmail } from './email-address'

describe('normalizeEmail', () => {
  it('trims, lower-cases and writes the domain in punycode', () => {
    expect(normalizeEmail('  Ada@Example.COM\n')).toBe('ada@example.com')
    expect(normalizeEmail('ada@BÜCHER.example')).toBe('ada@xn--bcher-kva.example')
    expect(normalizeEmail('ada@ｅxample.com')).toBe('ada@example.com')
    expect(normalizeEmail('ada.b+c_d@sub.example.co.uk')).toBe('ada.b+c_d@sub.example.co.uk')
    expect(normalizeEmail('a@example.com')).toBe('a@example.com')
  })

  it('RAT-2 refuses a local part or an at sign that only looks like ASCII', () => {
    const kelvin = '\u212a'
    for (const local of [
      'adı',
      'АДА',
      'ad\u200ba',
      'ａda',
      `${kelvin}ate`,
      'İda',
      'ad\u00ada',
      'a\u0301da',
      'ada\u0000',
    ]) {
      expect(normalizeEmail(`${local}@example.com`), local).toBeNull()
    }
    expect(normalizeEmail('ada＠example.com')).toBeNull()
    expect(normalizeEmail('kate@example.com')).toBe('kate@example.com')
  })

  it('refuses what is no address that mail can reach', () => {
    const bad = [
      '',
      '@',
      'ada',
      'ada.example.com',
      'ada@',
      '@example.com',
      'a@b',
      'ada@localhost',
      'ada@127.0.0.1',
      'ada@[127.0.0.1]',
      'ada@example.com.',
    ]
    const worse = [
      '.ada@example.com',
      'ada.@example.com',
      'a..b@example.com',
      'a b@example.com',
      '"a b"@example.com',
      'a@b@example.com',
    ]
    const worst = [
      'ada@exa mple.com',
      'ada@example.com\r\nBcc: eve@example.com',
      'ada@-example.com',
      'ada@exam_ple.com',
      'ada@example.1',
      'ada@ex%61mple.com',
    ]
    for (const text of [
      ...bad,
      ...worse,
      ...worst,
      'ada@example.com/x',
      'ada@example.com?x',
      'ada@example.com#x',
      'ada@evil.example\\.com',
    ]) {
      expect(normalizeEmail(text), text).toBeNull()
    }
  })

  it('keeps to the lengths of RFC 5321', () => {
    expect(normalizeEmail(`${'a'.repeat(64)}@example.com`)).not.toBeNull()
    expect(normalizeEmail(`${'a'.repeat(65)}@example.com`)).toBeNull()
    const label = 'a'.repeat(63)
    expect(normalizeEmail(`ada@${label}.${label}.${label}.com`)).not.toBeNull()
    expect(normalizeEmail(`ada@${label}.${label}.${label}.${label}.com`)).toBeNull()
    const host = `${label}.${label}.${label}.${'a'.repeat(53)}.com`
    expect(normalizeEmail(`four@${host}`)).toHaveLength(254)
    expect(normalizeEmail(`fives@${host}`)).toBeNull()
    expect(normalizeEmail(`ada@${'a'.repeat(64)}.com`)).toBeNull()
    expect(normalizeEmail(`ada@a.${'a'.repeat(64)}`)).toBeNull()
  })

  it('leaves what it made as it is', () => {
    const part = fc.string({
      unit: fc.constantFrom(...'abzAZ09.+_-@ üßéıK\u200b\u212aａ'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(part, part, (local, domain) => {
        const email = normalizeEmail(`${local}@${domain}.Example`)
        fc.pre(email !== null)
        expect(normalizeEmail(email ?? '')).toBe(email)
        expect(email).toMatch(/^[\x21-\x7e]+$/)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('emailSchema', () => {
  it('gives the normalized address, or words that say how to mend it', () => {
    expect(emailSchema.parse(' Ada@Example.com')).toBe('ada@example.com')
    expect(emailSchema.safeParse('ada').error?.issues[0]?.message).toBe(
      'Enter an email address such as ada@example.com.',
    )
    for (const value of [7, null, ['ada@example.com'], { $ne: '' }, undefined])
      expect(emailSchema.safeParse(value).success).toBe(false)
  })
})
