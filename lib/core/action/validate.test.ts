import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { AppError, Issue } from '../errors'
import { defineAction } from './action'
import { bodyOf, invalid, queryOf, splitInput, validateInput } from './validate'

const action = defineAction({
  key: 'move',
  name: 'thing.move',
  method: 'POST',
  path: '/api/things/:id/move',
  tag: 'Things',
  summary: 'Move a thing',
  authentication: 'none',
  params: z.object({ id: z.string() }),
  query: z.object({ dry: z.string().optional() }),
  body: z.object({ to: z.object({ place: z.string() }) }),
  answers: {},
  errors: [],
  audit: null,
  handler: () => Promise.resolve({ status: 204 }),
})
const bare = { ...action, body: undefined }
const good = { params: { id: '7' }, query: {}, body: { to: { place: 'attic' } } }

function issuesOf(run: () => unknown): Issue[] {
  try {
    run()
  } catch (error) {
    expect(error).toMatchObject({ code: 'VALIDATION', status: 400 })
    return (error as AppError).details.issues ?? []
  }
  throw new Error('nothing was refused')
}

describe('validateInput', () => {
  it('merges path, query and body into one input', () => {
    expect(validateInput(action, { ...good, query: { dry: '1' } })).toEqual({
      id: '7',
      dry: '1',
      to: { place: 'attic' },
    })
  })

  it('PRV-1 refuses unknown keys and names them', () => {
    const body = { to: { place: 'attic' }, role: 'admin', tenantId: 'x' }
    expect(issuesOf(() => validateInput(action, { ...good, body })).map(({ path }) => path)).toEqual([
      'role',
      'tenantId',
    ])
    expect(issuesOf(() => validateInput(bare, { ...good, body: { role: 'admin' } }))).toEqual([
      { path: 'role', message: 'Not a field of this request.' },
    ])
    expect(issuesOf(() => validateInput(action, { ...good, query: { wet: '1' } }))[0]?.path).toBe('wet')
  })

  it('PRV-1 names an unknown key by its whole path, cut short', () => {
    const body = { to: { place: 'attic', role: 'admin', ['k'.repeat(99)]: 1 } }
    const strict = { ...action, body: z.object({ to: z.strictObject({ place: z.string() }) }) }
    expect(issuesOf(() => validateInput(strict, { ...good, body })).map(({ path }) => path)).toEqual([
      'to.role',
      `to.${'k'.repeat(64)}`,
    ])
    const unasked = { ['k'.repeat(99)]: 1 }
    expect(issuesOf(() => validateInput(bare, { ...good, body: unasked }))[0]?.path).toBe('k'.repeat(64))
    const open = { ...action, body: z.object({ notes: z.record(z.string(), z.string()) }) }
    const long = { notes: { ['k'.repeat(999)]: 1 } }
    expect(issuesOf(() => validateInput(open, { ...good, body: long }))[0]?.path).toHaveLength(128)
  })

  it('INJ-1 names the path of a value of another type', () => {
    for (const place of [7, null, true, ['attic'], { $ne: '' }]) {
      expect(issuesOf(() => validateInput(action, { ...good, body: { to: { place } } }))[0]?.path).toBe(
        'to.place',
      )
    }
  })

  it('INJ-1 refuses a body that is no object', () => {
    for (const body of [null, 7, 'text', true, [], [{ to: { place: 'attic' } }]]) {
      expect(issuesOf(() => validateInput(action, { ...good, body }))).not.toHaveLength(0)
      expect(issuesOf(() => validateInput(bare, { ...good, body }))).toEqual([
        { path: '', message: 'Expected an object.' },
      ])
    }
  })

  it('stays short, however much is wrong', () => {
    const body = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, at) => [`key${at}${'x'.repeat(100)}`, 1]),
    )
    const issues = issuesOf(() => validateInput(action, { ...good, body }))
    expect(issues).toHaveLength(20)
    expect(Math.max(...issues.map(({ path }) => path.length))).toBeLessThanOrEqual(64)
  })
})

describe('splitInput', () => {
  it('takes nothing for an empty object, and leaves to validation what is none', () => {
    for (const nothing of [null, undefined])
      expect(splitInput(action, nothing)).toEqual({ params: {}, query: {}, body: {} })
    expect(splitInput(action, 'text')).toEqual({ params: {}, query: {}, body: 'text' })
    expect(issuesOf(() => validateInput(action, splitInput(action, 'text')))).not.toHaveLength(0)
  })
})

describe('invalid', () => {
  it('says the first thing that is wrong', () => {
    const issues = ['Enter it.', 'Too short.'].map((message) => ({ path: 'name', message }))
    expect(invalid(issues)).toMatchObject({ code: 'VALIDATION', message: 'Enter it.', details: { issues } })
    expect(invalid([]).message).toBe('The input is not valid.')
  })
})

describe('queryOf', () => {
  it('gives a repeated key as an array, which a schema for text refuses', () => {
    expect(queryOf(new URL('https://x/?a=1&b=2&b=3'))).toEqual({ a: '1', b: ['2', '3'] })
    expect(
      issuesOf(() => validateInput(action, { ...good, query: queryOf(new URL('https://x/?dry=1&dry=2')) }))[0]
        ?.path,
    ).toBe('dry')
  })

  it('INJ-3 takes __proto__ for a key like any other, and so refuses it', () => {
    for (const search of ['?__proto__=1', '?__proto__=1&__proto__=2', '?constructor=1']) {
      const query = queryOf(new URL(`https://x/${search}`))
      expect(Object.getPrototypeOf(query)).toBe(Object.prototype)
      expect(issuesOf(() => validateInput(action, { ...good, query }))).toHaveLength(1)
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('bodyOf', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  it('takes no body for an empty object, whatever the type', () => {
    expect(bodyOf(bytes(''), new Headers())).toEqual({})
  })

  it('parses JSON and refuses what is none', () => {
    expect(bodyOf(bytes('{"a":1}'), new Headers({ 'content-type': 'application/json' }))).toEqual({ a: 1 })
    expect(
      issuesOf(() => bodyOf(bytes('{'), new Headers({ 'content-type': 'application/json' })))[0]?.path,
    ).toBe('')
  })

  it('refuses another type by its status', () => {
    expect(() => bodyOf(bytes('a=1'), new Headers({ 'content-type': 'text/plain' }))).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_MEDIA_TYPE', status: 415 }),
    )
  })
})
