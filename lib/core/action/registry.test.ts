import { describe, expect, it } from 'vitest'
import { defineAction, type Method } from './action'
import { createRegistry } from './registry'

const action = (key: string, method: Method, path: string) =>
  defineAction({
    ...{ key, method, path, name: key, tag: 'Things', summary: key, answers: {}, errors: [], audit: null },
    authentication: 'none',
    handler: () => Promise.resolve({ status: 204 }),
  })

const registry = createRegistry([
  action('list', 'GET', '/api/things'),
  action('clear', 'DELETE', '/api/things'),
  action('read', 'GET', '/api/things/:id'),
  action('newest', 'GET', '/api/things/newest'),
  action('part', 'GET', '/api/things/:id/parts/:partId'),
])
const found = (method: string, path: string) => {
  const match = registry.match(method, path)
  return match.found ? { key: match.action.key, params: match.params } : match.allow
}

describe('createRegistry', () => {
  it('finds an action by method and path, with its parameters', () => {
    expect(found('GET', '/api/things')).toEqual({ key: 'list', params: {} })
    expect(found('DELETE', '/api/things')).toEqual({ key: 'clear', params: {} })
    expect(found('GET', '/api/things/7/parts/8')).toEqual({ key: 'part', params: { id: '7', partId: '8' } })
    expect(registry.byKey('part')?.path).toBe('/api/things/:id/parts/:partId')
  })

  it('prefers a path spelled out over one with parameters', () => {
    expect(found('GET', '/api/things/newest')).toEqual({ key: 'newest', params: {} })
    expect(found('GET', '/api/things/older')).toEqual({ key: 'read', params: { id: 'older' } })
  })

  it('answers HEAD where there is GET', () => {
    expect(found('HEAD', '/api/things')).toEqual({ key: 'list', params: {} })
  })

  it('tells a wrong method from an unknown path', () => {
    expect(found('POST', '/api/things')).toEqual(['GET', 'HEAD', 'DELETE'])
    expect(found('OPTIONS', '/api/things/7')).toEqual(['GET', 'HEAD'])
    expect(found('GET', '/api/nothing')).toEqual([])
  })

  it.each([
    '/api//things',
    '/api/things/',
    '/API/things',
    '/api/Things',
    '/api/%74hings',
    '/api/things%2f',
    '/',
    '',
    '/api/things/7/',
  ])('RAT-4 knows a path by one spelling alone: %s is unknown', (path) =>
    expect(found('GET', path)).toEqual([]),
  )

  it('takes a parameter as it stands: an encoded slash stays one value', () => {
    expect(found('GET', '/api/things/a%2Fb')).toEqual({ key: 'read', params: { id: 'a%2Fb' } })
    expect(found('GET', '/api/things/__proto__')).toEqual({ key: 'read', params: { id: '__proto__' } })
  })

  it('refuses two actions with one key, or one method and path', () => {
    const first = action('a', 'GET', '/api/things/:id')
    expect(() => createRegistry([first, action('a', 'GET', '/api/others')])).toThrow(
      'two actions are called a',
    )
    expect(() => createRegistry([first, action('b', 'GET', '/api/things/:thing')])).toThrow(
      'two actions at GET /api/things/:thing',
    )
  })
})
