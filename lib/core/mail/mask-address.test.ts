import { describe, expect, it } from 'vitest'
import { maskAddress, redactText } from './mask-address'

describe('maskAddress', () => {
  it('keeps the first letter and the domain', () => {
    expect(maskAddress('ada@example.com')).toBe('a***@example.com')
    expect(maskAddress('a@example.com')).toBe('a***@example.com')
  })

  it('shows nothing of what is no address', () => {
    for (const text of ['', 'ada', '@example.com']) expect(maskAddress(text)).toBe('***')
  })
})

describe('redactText', () => {
  it('masks addresses and drops links', () => {
    expect(redactText('Invalid `to`: "ada@example.com" (https://app.example/verify?token=live)')).toBe(
      'Invalid `to`: "a***@example.com" ([link]',
    )
  })

  it('leaves other text and bounds its length', () => {
    expect(redactText('Too many requests')).toBe('Too many requests')
    expect(redactText('x'.repeat(5000))).toHaveLength(300)
  })
})
