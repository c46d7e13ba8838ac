import { describe, expect, it } from 'vitest'
import { isAppError } from '../errors'
import { encodeCursor } from './cursor'
import { listQuerySchema, toListQuery, type ListInput } from './list-query'
import { pageOfAll } from './page-of-all'

const sorts = { name: 'text', createdAt: 'time' } as const
const id = (place: number) => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`
const rows = ['web', 'Api', 'docs', 'api', 'zoo'].map((name, place) => ({
  ...{ id: id(place), name },
  createdAt: place,
}))

async function walk(input: Partial<ListInput>) {
  const pages: string[][] = []
  let cursor: string | undefined
  do {
    const asked = listQuerySchema(sorts).parse({ ...input, cursor })
    const page = await pageOfAll(sorts, asked, rows, ({ name }) => name)
    pages.push(page.items.map((row) => row.name))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return pages
}

describe('pageOfAll', () => {
  it('goes through all rows once, whatever the size of a page', async () => {
    expect(await walk({ limit: 2 })).toEqual([['Api', 'api'], ['docs', 'web'], ['zoo']])
    expect(await walk({ limit: 5 })).toEqual([['Api', 'api', 'docs', 'web', 'zoo']])
    expect(await walk({ limit: 1 })).toHaveLength(5)
  })

  it('turns the order round', async () => {
    expect(await walk({ sort: '-name', limit: 3 })).toEqual([
      ['zoo', 'web', 'docs'],
      ['api', 'Api'],
    ])
    expect((await walk({ sort: '-createdAt' }))[0]).toEqual(['zoo', 'api', 'docs', 'Api', 'web'])
  })

  it('finds part of a name in any case', async () => {
    expect(await walk({ q: 'AP' })).toEqual([['Api', 'api']])
    expect(await walk({ q: '%' })).toEqual([[]])
  })
})

describe('the query of a list', () => {
  const schema = listQuerySchema(sorts)

  it('takes what a URL gives, with its own order and 50 rows unless told', () => {
    expect(schema.parse({})).toEqual({ sort: 'name', limit: 50 })
    expect(schema.parse({ limit: '100', sort: '-createdAt' })).toEqual({ sort: '-createdAt', limit: 100 })
  })

  it.each([
    { limit: '0' },
    { limit: '101' },
    { limit: '1.5' },
    { limit: '' },
    { sort: 'email' },
    { q: 'a\0b' },
  ])('INJ-2 refuses %o', (query) => {
    expect(schema.safeParse(query).success).toBe(false)
  })

  it.each([
    ['of another order', encodeCursor('-name', { value: 'a', id: id(1) })],
    ['of another kind of value', encodeCursor('name', { value: 7, id: id(1) })],
    ['whose id is none', encodeCursor('name', { value: 'a', id: "' OR 1=1" })],
    ['that is no cursor', 'e30'],
    ['that is nothing at all', ''],
  ])('TEN-5 INJ-2 refuses a cursor %s', (_, cursor) => {
    const refusal = catchError(() => toListQuery(sorts, { sort: 'name', limit: 5, cursor }))
    expect(isAppError(refusal) && refusal.code).toBe('VALIDATION')
  })

  it('TEN-5 INJ-2 twin: takes its own', () => {
    const cursor = encodeCursor('name', { value: 'a', id: id(1) })
    expect(toListQuery(sorts, { sort: 'name', limit: 5, cursor })).toMatchObject({
      after: { value: 'a', id: id(1) },
    })
  })
})

function catchError(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}
