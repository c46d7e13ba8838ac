import { beforeEach, describe, expect, it, vi } from 'vitest'
import { billingFeature, boostsOf, boostUnheard, buyPlan, customerOf, newBuyer } from '@/e2e/harness/billing'
import type { Browser } from '@/e2e/harness/browser'
import { newTenant } from '@/e2e/harness/tenants'
import type { TestAuth } from '@/e2e/harness/test-auth'
import { AppError } from '@/lib/core/errors'
import { checkDrift } from './check-drift'

let world: TestAuth
let owner: Browser
let tenantId: string
let customerId: string
beforeEach(async () => {
  ;({ world, owner, tenantId } = await newBuyer())
  await buyPlan(owner)
  customerId = await customerOf(world)
})

const changeUnheard = (quantity: number) => boostUnheard(world, customerId, quantity)
const boosts = () => boostsOf(owner)

describe('where the provider says something else', () => {
  const checkAll = (mend: boolean, staleMs?: number) =>
    checkDrift(billingFeature(world), { mend, now: world.clock.now(), staleMs })
  const check = async (mend: boolean, staleMs?: number) => {
    const { found, failures } = await checkAll(mend, staleMs)
    expect(failures).toEqual([])
    return found
  }

  it('is told, and mended when that is asked for', async () => {
    expect(await check(true)).toEqual([])
    await changeUnheard(5)
    const drift = { tenantId, providerSays: expect.stringContaining('5 ai-boost') as string }
    expect(await check(false)).toMatchObject([{ ...drift, isMended: false }])
    expect(await boosts()).toBeUndefined()
    expect(await check(true)).toMatchObject([{ ...drift, isMended: true }])
    expect(await boosts()).toBe(5)
    expect(await check(false)).toEqual([])
  })

  it('is looked at once a day', async () => {
    await check(true)
    await changeUnheard(5)
    expect(await check(true, 86_400_000)).toEqual([])
    world.clock.advance('1d')
    expect(await check(true, 86_400_000)).toHaveLength(1)
  })

  it('goes on after one that can’t be asked, and tells both', async () => {
    const other = await newTenant(world, 'eve@example.com', 'Globex', null)
    await buyPlan(other.browser)
    await changeUnheard(5)
    const down = new AppError('UNAVAILABLE', 'Down.')
    const ask = world.simulator.provider.subscription.bind(world.simulator.provider)
    vi.spyOn(world.simulator.provider, 'subscription').mockImplementation((id) =>
      id === customerId ? ask(id) : Promise.reject(down),
    )
    expect(await checkAll(true)).toEqual({
      found: [expect.objectContaining({ tenantId, isMended: true })],
      failures: [{ tenantId: other.tenant.id, error: down }],
    })
    expect(await boosts()).toBe(5)
  })
})
