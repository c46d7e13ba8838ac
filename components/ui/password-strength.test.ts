import { describe, expect, it } from 'vitest'
import { passwordStrength } from './password-strength'

describe('passwordStrength', () => {
  it.each([
    ['', 'too short'],
    ['short1!', 'too short'],
    ['password', 'weak'],
    ['Password1!', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['abcdefghijkl', 'weak'],
    ['1234567890', 'weak'],
    ['tinwhistle', 'weak'],
    ['kv7gqz2m', 'weak'],
    ['kv7Gqz2m', 'fair'],
    ['rainy ferry desk', 'good'],
    ['rainy ferry desk lamp oven', 'strong'],
  ])('calls %j %s', (password, word) => {
    expect(passwordStrength(password, 8)).toBe(word)
  })

  it('gives nothing for one’s own address, and something for the same letters of a stranger', () => {
    expect(passwordStrength('margaret.hamilton', 8, ['margaret.hamilton@example.com'])).toBe('weak')
    expect(passwordStrength('margaret.hamilton', 8, ['someone@example.com'])).not.toBe('weak')
  })

  it('counts characters, not UTF-16 units', () => {
    expect(passwordStrength('🦊🦊🦊🦊', 8)).toBe('too short')
  })
})
