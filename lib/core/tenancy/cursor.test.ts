import { describe, expect, test } from 'vitest'
import { decodeCursor, encodeCursor, pageOf } from './cursor'

const id = '01900000-0000-7000-8000-000000000001'
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a cursor', () => {
  test('comes back as the place it was made of', () => {
    for (const value of ['', 'Zoë & "co"', '🏛']) {
      expect(decodeCursor('name', 'text', encodeCursor('name', { value, id }))).toEqual({ value, id })
    }
    const place = { value: 1_772_323_199_123, id }
    expect(decodeCursor('-createdAt', 'time', encodeCursor('-createdAt', place))).toEqual(place)
  })

  test('is of no use for another order', () => {
    const cursor = encodeCursor('name', { value: 'a', id })
    expect(decodeCursor('-name', 'text', cursor)).toBeNull()
    expect(decodeCursor('name', 'time', cursor)).toBeNull()
  })

  test.each([
    ['nothing', ''],
    ['no JSON', 'bm9uc2Vuc2U'],
    ['no list', encoded({ value: 'a', id })],
    ['too little', encoded(['name', 'a'])],
    ['an id that is none', encoded(['name', 'a', "1' OR '1'='1"])],
    ['a value that is no text', encoded(['name', ['a'], id])],
    ['a value that no database holds', encoded(['name', 'a\0', id])],
  ])('TEN-5 that was made up is refused: %s', (_, cursor) => {
    expect(decodeCursor('name', 'text', cursor)).toBeNull()
  })

  test.each([1.5, -1, 9e15, '1', null])('TEN-5 with %s for a time is refused', (value) => {
    expect(decodeCursor('joinedAt', 'time', encoded(['joinedAt', value, id]))).toBeNull()
    expect(decodeCursor('joinedAt', 'time', encoded(['joinedAt', 1, id]))).toEqual({ value: 1, id })
  })
})

describe('a page', () => {
  const rows = ['a', 'b', 'c'].map((value) => ({ value, id }))

  test('names where to go on when there is a row beyond it', () => {
    expect(pageOf(rows, 2, 'name', (row) => row)).toEqual({
      items: rows.slice(0, 2),
      nextCursor: encodeCursor('name', { value: 'b', id }),
    })
  })

  test('is the last one when there is none', () => {
    expect(pageOf(rows, 3, 'name', (row) => row)).toEqual({ items: rows, nextCursor: null })
    expect(pageOf([], 3, 'name', (row) => row)).toEqual({ items: [], nextCursor: null })
  })
})
