import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStrictJson } from './strict-json'

const parse = (text: string) => parseStrictJson(new TextEncoder().encode(text))
const message = (text: string) => {
  const parsed = parse(text)
  return parsed.ok ? null : parsed.message
}

describe('parseStrictJson', () => {
  it('agrees with JSON.parse on all JSON without repeated keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space)
        fc.pre(!text.includes('"__proto__"'))
        expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown })
      }),
    )
  })

  it('refuses whatever JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\ntfu01.e- \n') }), (text) => {
        const reference = () => JSON.parse(text) as unknown
        try {
          reference()
        } catch {
          expect(parse(text).ok).toBe(false)
        }
      }),
    )
  })

  it.each([
    ['in the object', '{"a":1,"a":2}'],
    ['deep inside', '{"b":[{"a":1,"c":{},"a":2}]}'],
    ['after a list', '{"a":[1],"a":2}'],
    ['after an object', '{"a":{"b":1},"a":2}'],
    ['spelled with an escape', '{"a":1,"\\u0061":2}'],
    ['before blanks and a colon', `{"a":1,"a"${' '.repeat(100)}:2}`],
    ['before line breaks and a colon', `{"a":1,"a"${'\r\n\t'.repeat(50)}:2}`],
  ])('INJ-7 refuses a repeated key %s', (_, text) => {
    expect(message(text)).toBe('The key "a" appears twice.')
  })

  it('INJ-7 takes one key in two objects, and a value that equals a key', () => {
    expect(parse('[{"a":1},{"a":2}]')).toEqual({ ok: true, value: [{ a: 1 }, { a: 2 }] })
    expect(parse('{"a":"a","b":"a"}')).toEqual({ ok: true, value: { a: 'a', b: 'a' } })
    expect(parse('{"a":{"a":"}{\\"a\\":1"},"b":["a","a"]}').ok).toBe(true)
  })

  it.each([
    '{"__proto__":{}}',
    '{"a":{"__proto__":1}}',
    '{"\\u005f_proto__":1}',
    `{"__proto__"${' '.repeat(64)}:1}`,
  ])('INJ-3 refuses the key __proto__: %s', (text) =>
    expect(message(text)).toBe('The key "__proto__" is not accepted.'),
  )

  it('INJ-3 takes __proto__ as a value', () => {
    expect(parse('{"a":"__proto__"}')).toEqual({ ok: true, value: { a: '__proto__' } })
  })

  it.each(['{"a":"\\ud800"}', '["\\udc00\\ud800"]', '{"\\ud800":1}', '"x\\uDBFFx"'])(
    'INJ-1 refuses half a surrogate pair: %s',
    (text) => expect(message(text)).toBe('The body holds half a surrogate pair.'),
  )

  it('INJ-1 twin: takes a whole pair, written out or escaped, and a backslash before a u', () => {
    expect(parse('["🙂","\\ud83d\\ude42","\\\\ud800"]')).toEqual({ ok: true, value: ['🙂', '🙂', '\\ud800'] })
  })

  it('INJ-7 takes 16 levels and refuses 17', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    expect(parse(nested(16)).ok).toBe(true)
    expect(message(nested(17))).toContain('deeper than 16')
    expect(parse(`{"a":"${'['.repeat(40)}"}`).ok).toBe(true)
  })

  it('INJ-7 counts objects as levels too, and whatever stands between them as none', () => {
    const nested = (levels: number) => '{"a": '.repeat(levels) + 'true' + '}'.repeat(levels)
    expect(parse(nested(16)).ok).toBe(true)
    expect(message(nested(17))).toContain('deeper than 16')
  })

  it('takes any number of lists and objects beside one another', () => {
    expect(parse(`[${'[],{},'.repeat(20)}0]`).ok).toBe(true)
  })

  it('INJ-7 refuses bad UTF-8, half surrogates in bytes and what was cut short', () => {
    expect(parseStrictJson(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({
      ok: false,
      message: 'The body is not valid UTF-8.',
    })
    expect(parseStrictJson(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])).ok).toBe(false)
    for (const text of ['{', '{"a":', '{"a":"', '{"a":"\\', '[1,', 'nul'])
      expect(message(text)).toBe('The body is not valid JSON.')
    expect(parse('"é😀"')).toEqual({ ok: true, value: 'é😀' })
  })

  it.each([
    ['nesting', '['.repeat(65_536)],
    ['quotes', '"'.repeat(65_536)],
    ['backslashes', `"${'\\'.repeat(65_534)}"`],
    ['one long string', `"${'a'.repeat(65_534)}"`],
    ['strings and blanks', `{${'"a" '.repeat(16_000)}`],
    ['keys', `{${Array.from({ length: 6_000 }, (_, at) => `"${at}":0`).join(',')}}`],
    ['a key and blanks', `{"a"${' '.repeat(65_000)}:1}`],
  ])('INJ-7 is done with 64 KB of %s within milliseconds', (_, text) => {
    const bytes = new TextEncoder().encode(text)
    // The work it takes, not the time: a busy machine makes no parser slower.
    const before = process.cpuUsage()
    parseStrictJson(bytes)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(200)
  })
})
