import { beforeEach, describe, expect, it, vi } from 'vitest'
import { billingFeature, buyPlan, checkoutOf, pay } from '@/e2e/harness/billing'
import type { Browser } from '@/e2e/harness/browser'
import { newTenant } from '@/e2e/harness/tenants'
import { createTestAuth, goodPassword, type TestAuth } from '@/e2e/harness/test-auth'
import { graceMs } from '@/lib/core/tenancy/grace'
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

describe('of somebody who deletes their account', () => {
  const deleteAccount = () => owner.delete('/api/auth/me', { password: goodPassword })
  const ends = async () => {
    await end()
    expect(await subscription()).toMatchObject({ status: 'active', cancelAtPeriodEnd: true })
    world.clock.advance('32d')
    await world.simulator.tick()
    expect((await subscription())?.status).toBe('canceled')
    await world.tenancy.directory.purgeDeleted(world.clock.now())
    expect(await world.tenancy.directory.findById(tenantId)).toBeNull()
  }

  it('ends what their organization pays for, and the organization is purged', async () => {
    expect((await deleteAccount()).status).toBe(204)
    await ends()
  })

  it('does the same when the organization was deleted before', async () => {
    expect((await owner.delete('/api/tenant')).status).toBe(204)
    expect((await deleteAccount()).status).toBe(204)
    await ends()
  })

  it('ends what was paid for after they had gone', async () => {
    const late = await newTenant(world, 'eve@example.com', 'Globex', null)
    const checkout = await checkoutOf(late.browser, 'pro')
    expect((await late.browser.delete('/api/auth/me', { password: goodPassword })).status).toBe(204)
    expect((await pay(world.browser(), checkout)).status).toBe(200)
    await end()
    const account = { tenantId: late.tenant.id, provider: 'simulator' }
    expect((await world.tenancy.billing.account(account))?.subscription?.cancelAtPeriodEnd).toBe(true)
  })

  it('is not forgotten while the provider can’t be asked', async () => {
    await deleteAccount()
    vi.spyOn(world.simulator.provider, 'cancel').mockRejectedValueOnce(new Error('Down.'))
    await expect(end()).rejects.toThrow('1 accounts could not be ended')
    await world.tenancy.directory.purgeDeleted(world.clock.now() + graceMs)
    await end()
    expect((await subscription())?.cancelAtPeriodEnd).toBe(true)
  })
})
