import { describe, expect, it } from 'vitest'
import { findCode, findLinks } from './message-parts'

describe('findLinks', () => {
  it('reads addresses as a browser would', () => {
    const html = '<p><a class="act" href="https://app.example/verify?token=a&amp;next=%2Ft">Confirm</a></p>'
    expect(findLinks(html, '')).toEqual(['https://app.example/verify?token=a&next=%2Ft'])
  })

  it('lists each link once, in the order of the message', () => {
    const html =
      '<a href="https://a.example/1">1</a><a href="https://a.example/2">2</a><a href="https://a.example/1">3</a>'
    expect(findLinks(html, 'See https://a.example/2 and https://a.example/3.')).toEqual([
      'https://a.example/1',
      'https://a.example/2',
      'https://a.example/3',
    ])
  })

  it('takes nothing but web links', () => {
    expect(
      findLinks('<a href="javascript:alert(1)">x</a><a href="mailto:a@example.com">y</a>', 'file:///etc'),
    ).toEqual([])
  })
})

describe('findCode', () => {
  it('finds six digits alone on a line', () =>
    expect(findCode('Your code:\n\n  042137\n\nfor 5 minutes')).toBe('042137'))
  it('takes no other digits', () =>
    expect(findCode('Since 202611 there are 123456 of you\n1234567\n')).toBeUndefined())
})
