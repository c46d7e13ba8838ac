import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { isUuid } from '@/lib/core/auth/uuid'
import { createTestAuth } from '../harness/test-auth'

type Field = [where: string, schema: z.ZodType]

const { actions } = createTestAuth()
/** Ids that are not ours: a provider spells its own, and is asked by the very letters. */
const foreign = /^\/api\/(billing\/invoices|admin\/webhooks|dev\/billing)\//
const own = actions.filter(({ path }) => !foreign.test(path))
const idsOf = (place: 'params' | 'query' | 'body'): Field[] =>
  own.flatMap((action) =>
    Object.entries(action[place]?.shape ?? {})
      .filter(([name]) => /^id$|Id$/.test(name))
      .map(([name, schema]): Field => [
        `${action.method} ${action.path} ${place}.${name}`,
        schema as z.ZodType,
      ]),
  )
const inPaths = idsOf('params')
const inInput = [...idsOf('query'), ...idsOf('body')]
const id = randomUUID()

/** A database compares ids by value; limits, events and "is it my own?" compare them by letter. */
describe('RAT-2 TEN-5 an id has one spelling, whoever types it', () => {
  it.each([...inPaths, ...inInput])('%s', (_, schema) => {
    expect(schema.parse(id.toUpperCase())).toBe(id)
    expect(schema.parse(id), 'twin').toBe(id)
  })

  it.each(inPaths)('%s: what is no id is that of nothing', (_, schema) => {
    for (const text of ['x', '', `{${id}}`, id.replaceAll('-', ''), `${id}\0`]) {
      const read = schema.parse(text)
      expect(isUuid(String(read)) && read !== id, text).toBe(true)
    }
  })

  it.each(inInput)('%s: what is no id is refused', (_, schema) => {
    for (const text of ['x', `{${id}}`, id.replaceAll('-', '')])
      expect(schema.safeParse(text).success, text).toBe(false)
  })

  it('is tried on all of them', () => {
    expect(inPaths.length).toBeGreaterThan(15)
    expect(inInput.length).toBeGreaterThan(5)
  })
})
