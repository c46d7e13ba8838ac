import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSealer } from './seal'

const secret = 'a secret of the test, long enough to be one'
const sealer = createSealer(secret, 'mfa')

describe('createSealer', () => {
  it('opens what it sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sealer.open(sealer.seal(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('opens after a restart with the same secret', () => {
    expect(createSealer(secret, 'mfa').open(sealer.seal({ id: 7 }))).toEqual({ id: 7 })
  })

  it('is base64url, starts with the version and hides the content', () => {
    const sealed = sealer.seal({ link: 'https://app.example/reset?token=live' })
    expect(sealed).toMatch(/^[\w-]+$/)
    expect(Buffer.from(sealed, 'base64url')[0]).toBe(1)
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('live')
  })

  it('never seals one value the same way twice', () => {
    expect(new Set(Array.from({ length: 200 }, () => sealer.seal('same'))).size).toBe(200)
  })

  it('refuses another purpose and another secret', () => {
    const sealed = sealer.seal('value')
    expect(createSealer(secret, 'oauth').open(sealed)).toBeNull()
    expect(createSealer(`${secret}.`, 'mfa').open(sealed)).toBeNull()
    expect(createSealer(secret, 'mfa').open(sealed)).toBe('value')
  })

  it('refuses a change of any byte', () => {
    const bytes = Buffer.from(sealer.seal('value'), 'base64url')
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(sealer.open(changed.toString('base64url'))).toBeNull()
    }
  })

  it('refuses text cut short at any length', () => {
    const sealed = sealer.seal('value')
    for (let length = 0; length < sealed.length; length++)
      expect(sealer.open(sealed.slice(0, length))).toBeNull()
  })

  it('refuses other spellings of the same bytes', () => {
    const sealed = sealer.seal('value')
    for (const other of [`${sealed}=`, ` ${sealed}`, `${sealed}\n`, `${sealed}!`])
      expect(sealer.open(other)).toBeNull()
  })

  it('answers null to what was never sealed', () => {
    for (const text of ['', 'null', '{}', 'not sealed at all', 'é'.repeat(80)])
      expect(sealer.open(text)).toBeNull()
  })

  it('needs a secret and a purpose', () => {
    expect(() => createSealer('', 'mfa')).toThrow(TypeError)
    expect(() => createSealer(secret, '')).toThrow(TypeError)
  })
})
