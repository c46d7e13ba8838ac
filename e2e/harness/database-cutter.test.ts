import pg from 'pg'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { startCutter, type Cutter } from './database-cutter'

let cutter: Cutter
let client: pg.Client
/** Past the cutter. */
let direct: pg.Client

beforeEach(async () => {
  cutter = await startCutter(inject('postgresUrl'))
  client = await open(cutter.url)
  direct = await open(inject('postgresUrl'))
  await direct.query('DROP TABLE IF EXISTS cut; CREATE TABLE cut (name text)')
  await cutter.heal()
})

afterEach(async () => {
  await Promise.all([client.end().catch(() => undefined), direct.end()])
  await cutter.stop()
})

it('counts the messages of a client: a plain query is one, one with values is five', async () => {
  await client.query('SELECT 1')
  expect(types()).toEqual(['Q'])
  await client.query('SELECT $1::int', [1])
  expect(types()).toEqual(['Q', 'P', 'B', 'D', 'E', 'S'])
  const sql = cutter.messages().map((message) => message.sql)
  expect(sql, 'each belongs to a statement').toEqual(['SELECT 1', ...sql.slice(1).fill('SELECT $1::int')])
})

it('lets everything pass until it is told otherwise, and after it was healed', async () => {
  cutter.cutAt(1)
  await expect(client.query('SELECT 1')).rejects.toThrow('Connection terminated unexpectedly')
  await cutter.heal()
  client = await open(cutter.url)
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

it('knows what is inside a transaction', async () => {
  const words = [
    'SELECT 1',
    'BEGIN',
    'SELECT 2',
    'SAVEPOINT a',
    'ROLLBACK TO a',
    'SELECT 3',
    'COMMIT',
    'SELECT 4',
  ]
  for (const text of words) await client.query(text)
  const inside = cutter.messages().filter(({ isInside }) => isInside)
  expect(inside.map(({ sql }) => sql)).toEqual(['SELECT 2', 'SAVEPOINT a', 'ROLLBACK TO a', 'SELECT 3'])
})

it('cuts at the k-th of some, whatever is sent between them', async () => {
  cutter.cutAt(1, { when: 'reply-lost', of: ({ sql }) => sql === 'COMMIT' })
  await client.query('BEGIN')
  await client.query("INSERT INTO cut VALUES ('kept')")
  await expect(client.query('COMMIT')).rejects.toThrow()
  await cutter.heal()
  expect((await direct.query('SELECT name FROM cut')).rows).toEqual([{ name: 'kept' }])
})

it.each([
  ['before', []],
  ['after', ['kept']],
  ['reply-lost', ['kept']],
] as const)('cut %s the COMMIT leaves %j', async (when, rows) => {
  cutter.cutAt(3, { when })
  await client.query('BEGIN')
  await client.query("INSERT INTO cut VALUES ('kept')")
  await expect(client.query('COMMIT')).rejects.toThrow('Connection terminated unexpectedly')
  await cutter.heal()
  expect((await direct.query('SELECT name FROM cut')).rows.map(({ name }) => String(name))).toEqual(rows)
})

it('cuts in the middle of a statement, between its messages', async () => {
  cutter.cutAt(4, { when: 'before' })
  await expect(client.query('INSERT INTO cut VALUES ($1)', ['kept'])).rejects.toThrow('Connection terminated')
  await cutter.heal()
  expect((await direct.query('SELECT name FROM cut')).rows).toEqual([])
})

it('cuts a client that is still signing in', async () => {
  for (const when of ['before', 'after', 'reply-lost'] as const) {
    cutter.cutAt(2, { when })
    await expect(open(cutter.url)).rejects.toThrow('Connection terminated unexpectedly')
    await cutter.heal()
  }
})

it('stalls what is open and what is opened then, and lets both go on', async () => {
  cutter.stall()
  let answered = 0
  const pending = [client.query('SELECT 1'), open(cutter.url).then((late) => late.end())]
  for (const each of pending) void each.then(() => answered++)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(answered).toBe(0)
  await cutter.heal()
  await Promise.all(pending)
})

it('refuses old and new connections alike', async () => {
  const lost = new Promise((resolve) => client.once('end', resolve))
  cutter.refuse()
  await lost
  await expect(open(cutter.url)).rejects.toThrow()
})

async function open(url: string): Promise<pg.Client> {
  const opened = new pg.Client({ connectionString: url })
  opened.on('error', () => undefined)
  await opened.connect()
  return opened
}

function types(): string[] {
  return cutter.messages().map(({ type }) => type)
}
