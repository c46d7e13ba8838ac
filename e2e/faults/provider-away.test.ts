import { isDeepStrictEqual } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Fate, Seen, StripeStandIn } from '../harness/stripe-stand-in'
import { startOnStripe, type StripeApp, type StripeBuyer } from '../harness/stripe/app'
import { traceOf } from '../harness/stripe/trace'
import { providerActs, type ProviderAct } from './provider-acts'

type Cell = ProviderAct & { buyer: StripeBuyer; key: string }

let app: StripeApp
let buyers: StripeBuyer[]
/** What each act leaves behind at the provider when nothing is in its way, by its name. */
let expected: Record<string, object>
beforeAll(async () => {
  app = await startOnStripe()
  await app.sell()
  buyers = await Promise.all(providerActs.map(() => app.newBuyer()))
  const cells = await prepare(providerActs)
  expect(await outcomes(cells)).toEqual(all(cells, 200))
  expected = await traces(cells)
})
afterAll(() => app?.stop())
afterEach(() => heal())

beforeEach(async () => {
  app.stand.forgetCustomers()
  const tables = ['billing_accounts', 'tenant_plans', 'webhook_events']
  for (const table of tables) await app.instances.sql(`DELETE FROM "${table}"`)
})

/** What an act does at the provider, after what it looks up there first. */
const isAct = ({ method, path }: Seen) => method !== 'GET' || /\/(invoices|payment_methods)/.test(path)
const always = (fate: Fate) => (stand: StripeStandIn) => void (stand.fateOf = () => fate)
const atTheAct = (fate: Fate) => (stand: StripeStandIn) =>
  void (stand.fateOf = (seen) => (isAct(seen) ? fate : null))

it.each<[string, (stand: StripeStandIn) => unknown]>([
  ['refuses connections', (stand) => stand.refuse()],
  ['does what it is asked, and its answer is lost', atTheAct('dropAfter')],
  ['drops the connection', atTheAct('drop')],
  ['hangs', atTheAct('hang')],
  ['answers 500', atTheAct({ status: 500 })],
  ['answers 429 to everything', always({ status: 429 })],
])('a provider that %s: nobody gets more than a refusal, and all of it once it is back', async (_, fail) => {
  const cells = await prepare(providerActs)
  const before = await known(cells)
  await fail(app.stand)
  expect(await outcomes(cells)).toEqual(all(cells, 503))
  expect(await known(cells)).toEqual(before)
  await heal()
  expect(await outcomes(cells)).toEqual(all(cells, 200))
  expect(await traces(cells)).toEqual(expected)
})

it('a provider that is gone when what it did is asked for: it is told when it is back, and not done again', async () => {
  const cells = await prepare(providerActs.filter(({ isTakenOver }) => isTakenOver))
  const before = await known(cells)
  const done = new Map(
    await Promise.all(cells.map(async ({ buyer, name }) => [await buyer.customer(), name] as const)),
  )
  app.stand.fateOf = ({ method, path, query }) => {
    const customer = new URLSearchParams(query).get('customer') ?? ''
    const isLook = method === 'GET' && path === '/v1/subscriptions'
    const left = expected[done.get(customer) ?? '']
    return isLook && isDeepStrictEqual(traceOf(app.stand.world, customer), left) ? { status: 500 } : null
  }
  expect(await outcomes(cells)).toEqual(all(cells, 503))
  expect(await traces(cells)).toEqual(pick(expected, cells))
  expect(await known(cells)).toEqual(before)
  await heal()
  expect(await outcomes(cells)).toEqual(all(cells, 200))
  expect(await traces(cells)).toEqual(pick(expected, cells))
})

async function prepare(acts: readonly ProviderAct[]): Promise<Cell[]> {
  return Promise.all(
    acts.map(async (act, at) => {
      const buyer = buyers[at]
      if (!buyer) throw new Error('there are too few buyers')
      await act.before?.(buyer)
      return { ...act, buyer, key: crypto.randomUUID() }
    }),
  )
}

async function heal(): Promise<void> {
  app.stand.fateOf = null
  await app.stand.listen()
}

/** Does them all at once. What each is answered: a refusal says that it is the provider, and when to come again. */
async function outcomes(cells: Cell[]): Promise<Record<string, unknown>> {
  return byName(cells, async ({ run, buyer, key }) => {
    const { status, code, error, headers } = await run(buyer, key)
    if (status === 200) return 200
    const isClear = /^The payment provider does not .* right now\. Try again in a moment\.$/.test(
      error?.message ?? '',
    )
    return [status, code, isClear, Number(headers.get('retry-after')) > 0]
  })
}

function all(cells: Cell[], status: 200 | 503): Record<string, unknown> {
  const outcome = status === 200 ? 200 : [503, 'UNAVAILABLE', true, true]
  return Object.fromEntries(cells.map(({ name }) => [name, outcome]))
}

/** What the app knows, and answers without the provider. */
function known(cells: Cell[]): Promise<Record<string, unknown>> {
  return byName(cells, async ({ buyer: { browser, tenantId } }) => {
    const answer = await browser.get('/api/billing')
    const plans = await app.instances.sql('SELECT * FROM "tenant_plans" WHERE "tenant_id" = $1', [tenantId])
    const text = 'SELECT "customer_id", "subscription" FROM "billing_accounts" WHERE "tenant_id" = $1'
    return [answer.status, answer.json(), plans, await app.instances.sql(text, [tenantId])]
  })
}

function traces(cells: Cell[]): Promise<Record<string, object>> {
  return byName(cells, async ({ buyer }) => traceOf(app.stand.world, await buyer.customer()))
}

async function byName<T>(cells: Cell[], work: (cell: Cell) => Promise<T>): Promise<Record<string, T>> {
  return Object.fromEntries(
    await Promise.all(cells.map(async (cell) => [cell.name, await work(cell)] as const)),
  )
}

function pick<T>(all: Record<string, T>, cells: Cell[]): Record<string, T | undefined> {
  return Object.fromEntries(cells.map(({ name }) => [name, all[name]]))
}
