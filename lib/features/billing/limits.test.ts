import { beforeEach, expect, it, vi } from 'vitest'
import { buyPlan, newBuyer, type Buyer } from '@/e2e/harness/billing'
import { newTenant } from '@/e2e/harness/tenants'

let world: Buyer['world']
let owner: Buyer['owner']
beforeEach(async () => void ({ world, owner } = await newBuyer()))

const invoices = (browser = owner) => browser.get('/api/billing/invoices')
const checkout = (browser = owner) => browser.post('/api/billing/checkout', { plan: 'enterprise' })

it('RAT-5 an organization asks the provider 120 times a minute, whatever it asks', async () => {
  await buyPlan(owner)
  const asked = vi.spyOn(world.simulator.provider, 'invoices')
  const paths = ['invoices', 'payment-method', 'change-plan?plan=enterprise', 'invoices/in_none.pdf']
  for (let at = 0; at < 120; at++) {
    const { status } = await owner.get(`/api/billing/${paths[at % paths.length]}`)
    expect(status).toBe(at % paths.length === 3 ? 404 : 200)
  }
  asked.mockClear()
  for (const path of paths) expect((await owner.get(`/api/billing/${path}`)).code, path).toBe('RATE_LIMITED')
  expect(asked).not.toHaveBeenCalled()
  expect((await owner.get('/api/billing')).status, 'what is known here is answered').toBe(200)
  expect((await checkout()).status, 'and it can still buy').toBe(200)
})

it('RAT-5 an organization does 150 things at the provider in a minute, whatever it does', async () => {
  await buyPlan(owner)
  const acts: [path: string, body?: object][] = [
    ['checkout', { plan: 'enterprise' }],
    ['portal'],
    ['add-ons', { addOn: 'ai-boost' }],
    ['change-plan', { plan: 'enterprise' }],
    ['cancel'],
    ['resume'],
  ]
  for (let at = 1; at < 150; at++) expect((await owner.post('/api/billing/portal')).status).toBe(200)
  for (const [path, body] of acts)
    expect((await owner.post(`/api/billing/${path}`, body)).code, path).toBe('RATE_LIMITED')
  expect((await invoices()).status, 'and it can still look').toBe(200)
})

it('RAT-5 twin: another organization is not held up, and a minute later nobody is', async () => {
  for (let at = 0; at < 150; at++) await checkout()
  for (let at = 0; at < 120; at++) await invoices()
  const other = await newTenant(world, 'eve@example.com', 'Globex', null)
  expect([(await checkout()).status, (await invoices()).status]).toEqual([429, 429])
  expect([(await checkout(other.browser)).status, (await invoices(other.browser)).status]).toEqual([200, 200])
  world.clock.advance('61s')
  await owner.post('/api/auth/refresh')
  expect([(await checkout()).status, (await invoices()).status]).toEqual([200, 200])
})
