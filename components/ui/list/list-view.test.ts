import { describe, expect, it } from 'vitest'
import { isEmptyList, listHref, listInput, listView, nextOrder } from './list-view'

const orders = ['name', '-name', '-updatedAt'] as const

describe('listView', () => {
  it('reads what the address says', () => {
    const query = { q: ' web ', sort: '-name', cursor: 'abc' }
    expect(listView(query, orders)).toEqual({ q: 'web', sort: '-name', cursor: 'abc' })
  })

  it('is the list as it comes, for an address that says nothing or nonsense', () => {
    const plain = { q: '', sort: 'name', cursor: null }
    expect(listView({}, orders)).toEqual(plain)
    expect(listView({ q: ['a', 'b'], sort: 'password', cursor: '' }, orders)).toEqual(plain)
  })

  it('never asks for what the API would refuse', () => {
    expect(listView({ q: `\0${'a'.repeat(200)}` }, orders).q).toBe('a'.repeat(100))
  })
})

describe('listHref', () => {
  const view = { q: 'web & more', sort: '-name', cursor: 'abc' }

  it('keeps what is not changed, and begins at the start', () => {
    expect(listHref('/list', view, { sort: 'name' })).toBe('/list?q=web+%26+more&sort=name')
    expect(listHref('/list', view, { q: '' })).toBe('/list?sort=-name')
  })

  it('goes on from a cursor', () => {
    expect(listHref('/list', view, { cursor: 'd=f' })).toBe('/list?q=web+%26+more&sort=-name&cursor=d%3Df')
  })
})

it('asks the action for what is shown', () => {
  expect(listInput({ q: '', sort: 'name', cursor: null })).toEqual({ sort: 'name' })
  const view = { q: 'web', sort: 'name', cursor: 'abc' }
  expect(listInput(view)).toEqual(view)
})

describe('nextOrder', () => {
  it('goes a column’s own way first, then turns it round', () => {
    expect(nextOrder('-updatedAt', { by: 'name', first: 'up' })).toBe('name')
    expect(nextOrder('name', { by: 'name', first: 'up' })).toBe('-name')
    expect(nextOrder('-name', { by: 'name', first: 'up' })).toBe('name')
    expect(nextOrder('name', { by: 'updatedAt', first: 'down' })).toBe('-updatedAt')
    expect(nextOrder('-updatedAt', { by: 'updatedAt', first: 'down' })).toBe('updatedAt')
  })
})

describe('isEmptyList', () => {
  const view = { q: '', sort: 'name', cursor: null }

  it('is true where there is nothing, and nothing else was asked for', () => {
    expect(isEmptyList({ items: [] }, view)).toBe(true)
    expect(isEmptyList({ items: ['one'] }, view)).toBe(false)
  })

  it('is false where nothing was found, or nothing follows', () => {
    expect(isEmptyList({ items: [] }, { ...view, q: 'web' })).toBe(false)
    expect(isEmptyList({ items: [] }, { ...view, cursor: 'abc' })).toBe(false)
  })
})
