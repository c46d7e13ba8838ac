import { beforeEach, expect, it } from 'vitest'
import { acme, createFakeTenants, globex, type FakeTenants } from '@/e2e/harness/fake-tenants'
import { createFakeClock, createSeededRandom, type FakeClock } from '@/e2e/harness/fake-time'
import { session } from '@/e2e/harness/test-pipeline'
import { createInMemoryStores } from '../memory-stores'
import { resolveConfig } from '../config'
import { createLiveAccess, type LiveAccess } from './live-access'

let clock: FakeClock
let tenants: FakeTenants
let live: LiveAccess

const mine = { ...session, tenantId: acme.id }
const change = { tenantId: acme.id, userId: mine.user.id, type: 'role_changed' as const }

const core = () => ({
  ...{ clock, random: createSeededRandom(), newId: () => 'e1', tenants: null },
  ...{ stores: createInMemoryStores().stores, config: resolveConfig({ session: { algorithm: 'ES256' } }) },
})

beforeEach(async () => {
  clock = createFakeClock()
  tenants = createFakeTenants()
  live = createLiveAccess(core(), tenants.feed)
  await live.start()
})

it('believes a token until it hears of a change, and again when none from before it lives', () => {
  expect(live.isCurrent(mine)).toBe(true)
  tenants.feed.publish(change)
  expect(live.isCurrent(mine)).toBe(false)
  expect(live.isCurrent({ ...mine, tenantId: globex.id })).toBe(true)
  clock.advance('70s')
  expect(live.isCurrent(mine)).toBe(true)
})

it('believes no token while it hears nothing, nor until all from then have ended', () => {
  tenants.feed.setLive(false)
  expect(live.isCurrent(mine)).toBe(false)
  tenants.feed.setLive(true)
  expect(live.isCurrent(mine)).toBe(false)
  clock.advance('70s')
  expect(live.isCurrent(mine)).toBe(true)
})

it('believes none without a feed, and none that is of no tenant', () => {
  expect(createLiveAccess(core(), undefined).isCurrent(mine)).toBe(false)
  expect(live.isCurrent({ ...mine, tenantId: null })).toBe(false)
})

it('hears nothing any more once it was stopped', async () => {
  await live.stop()
  tenants.feed.publish(change)
  expect(live.isCurrent(mine)).toBe(true)
})
