import { beforeEach, expect, it, vi } from 'vitest'
import { billingFeature, buyPlan } from '@/e2e/harness/billing'
import type { Browser } from '@/e2e/harness/browser'
import { newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { endDeleted } from './end-deleted'

let world: TestAuth
let owner: Browser
let tenantId: string
beforeEach(async () => {
  world = createTestAuth()
  const { browser, tenant } = await newTenant(world, undefined, undefined, null)
  owner = browser
  tenantId = tenant.id
  await buyPlan(owner)
})

const end = () => endDeleted(billingFeature(world), world.clock.now())
const subscription = async () => {
  const [customer] = await world.simulator.customers(1)
  return customer?.subscription
}

it('ends what an organization pays for that is being deleted, with its period', async () => {
  expect((await owner.delete('/api/tenant')).status).toBe(204)
  await end()
  await end()
  expect(await subscription()).toMatchObject({ status: 'active', cancelAtPeriodEnd: true })
  world.clock.advance('32d')
  await world.simulator.tick()
  expect((await subscription())?.status).toBe('canceled')
})

it('leaves who restores it to resume it, and everybody else alone', async () => {
  await end()
  expect((await subscription())?.cancelAtPeriodEnd, 'it is not deleted').toBe(false)
  await owner.delete('/api/tenant')
  await end()
  expect((await owner.post('/api/tenant/restore', { tenantId })).status).toBe(200)
  await owner.post('/api/auth/switch-tenant', { tenantId })
  expect((await owner.post('/api/billing/resume')).json()).toMatchObject({ cancelAtPeriodEnd: false })
  await end()
  expect((await subscription())?.cancelAtPeriodEnd).toBe(false)
})

it('goes on after one that can’t be ended, and ends it the next time', async () => {
  await owner.delete('/api/tenant')
  vi.spyOn(world.simulator.provider, 'cancel').mockRejectedValueOnce(new Error('Down.'))
  await expect(end()).rejects.toThrow('1 accounts could not be ended')
  await end()
  expect((await subscription())?.cancelAtPeriodEnd).toBe(true)
})
