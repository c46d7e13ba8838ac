import { describe, expect, it } from 'vitest'
import { isReservedSlug, isSlug, maxSlugLength, slugCandidates, slugOf } from './slug'

const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => at)

describe('isSlug', () => {
  it('takes words joined by single hyphens', () => {
    for (const slug of ['ab', 'acme', 'acme-2', '42', 'a-b-c', 'x'.repeat(maxSlugLength)])
      expect(isSlug(slug), slug).toBe(true)
  })

  it('RAT-2 refuses what looks alike, what a path or host could trip over, and what is too short or long', () => {
    for (const text of [
      ...[
        '',
        'a',
        'x'.repeat(maxSlugLength + 1),
        'Acme',
        'acmé',
        'аcme',
        'acme\u200b',
        'a b',
        'a_b',
        'a.b',
        'a/b',
      ],
      ...['-acme', 'acme-', 'a--b', 'xn--acme', '..', '%2e', 'acme\n', 'ſ-acme'],
    ])
      expect(isSlug(text), text).toBe(false)
  })
})

describe('slugOf', () => {
  it.each([
    ['Acme', 'acme'],
    ['Müller & Sons, Inc.', 'muller-sons-inc'],
    ['  O’Reilly   Media ', 'oreilly-media'],
    ['ＡＣＭＥ ２', 'acme-2'],
    ['-- Zoë --', 'zoe'],
  ])('of %s is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  it('is nothing where the name has nothing of use', () => {
    for (const name of ['', '東京', '!', 'é?', '…']) expect(slugOf(name), name).toBeNull()
  })

  it('is always a slug, with room for a suffix, however long the name', () => {
    const slug = slugOf(`${'word '.repeat(9)}and more`)
    expect(slug).not.toMatch(/-$/)
    expect(isSlug(slug ?? '')).toBe(true)
    for (const candidate of slugCandidates('a'.repeat(200), 3, bytes)) expect(isSlug(candidate)).toBe(true)
  })
})

describe('slugCandidates', () => {
  it('begins with the name’s own', () => {
    expect(slugCandidates('Acme', 2, bytes)).toEqual(['acme', 'acme-abcdef', 'acme-abcdef'])
  })

  it('never offers a reserved one, nor one made of nothing', () => {
    expect(isReservedSlug('admin')).toBe(true)
    expect(slugCandidates('Admin', 1, bytes)).toEqual(['admin-abcdef'])
    expect(slugCandidates('東京', 1, bytes)).toEqual(['org-abcdef'])
  })

  it('offers none that is reserved, whatever the bytes', () => {
    const all = slugCandidates('Sign', 50, (length) => crypto.getRandomValues(new Uint8Array(length)))
    expect(all.filter((slug) => isReservedSlug(slug) || !isSlug(slug))).toEqual([])
  })
})
