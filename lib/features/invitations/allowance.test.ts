import { describe, expect, it } from 'vitest'
import { createTestAuth } from '@/e2e/harness/test-auth'
import { ada, bob, enter, eve, joinTenant, newTenant } from '@/e2e/harness/tenants'
import { limitKey } from '@/lib/core/action/limits'

type Item = { id: string }
const zoe = 'zoe@example.com'
const dayMs = 24 * 3_600_000

/** Two invitations are sent to make it, by the owner. */
async function acme() {
  const world = createTestAuth()
  const owner = await newTenant(world)
  const admin = await joinTenant(world, owner.browser, bob, 'admin')
  await joinTenant(world, owner.browser, eve)
  const invite = (email: string) => admin.browser.post('/api/invitations', { email, role: 'member' })
  return { world, owner, admin, invite }
}

/** Hundreds of invitations, on a machine that may be busy. */
describe('mails of invitations', { timeout: 30_000 }, () => {
  it('RAT-5 sends 200 in a day and no more, and counts only what was sent', async () => {
    const { world, admin, invite } = await acme()
    const many = (from: number) =>
      Array.from({ length: 100 }, (_, at) => `p${from + at}@example.com`).join('\n')
    // Two were sent to make this world, and the refused ones count for nothing.
    for (let at = 0; at < 5; at++) expect((await invite(eve)).code).toBe('CONFLICT')
    await admin.browser.post('/api/invitations/bulk', { addresses: many(0), role: 'member' })
    const last = await admin.browser.post('/api/invitations/bulk', { addresses: many(100), role: 'member' })
    const { results } = last.json<{ results: { outcome: string }[] }>()
    expect(results.map(({ outcome }) => outcome).filter((one) => one === 'over_limit')).toHaveLength(2)
    expect((await invite(zoe)).code).toBe('RATE_LIMITED')
    const again = await admin.browser.post('/api/invitations/bulk', {
      addresses: `p0@example.com, ${bob}, ${zoe}`,
      role: 'member',
    })
    expect(again.json<{ results: { outcome: string }[] }>().results.map(({ outcome }) => outcome)).toEqual([
      'already_invited',
      'member',
      'over_limit',
    ])
    world.clock.advance('24h')
    const tomorrow = await world.signIn(bob)
    expect((await tomorrow.browser.post('/api/invitations', { email: zoe, role: 'member' })).status).toBe(201)
  })

  it('RAT-7 is made three times in an hour for one address, taken back in between', async () => {
    const { world, admin, invite } = await acme()
    const mailed = () => world.mails.filter(({ kind, to }) => kind === 'invitation' && to === zoe).length
    for (let at = 0; at < 10; at++) {
      const made = await invite(zoe)
      if (made.status !== 201) continue
      const { id } = made.json<Item>()
      await admin.browser.post(`/api/invitations/${id}/resend`)
      await admin.browser.delete(`/api/invitations/${id}`)
    }
    expect([mailed(), (await invite(zoe)).code]).toEqual([6, 'RATE_LIMITED'])
    expect((await invite('yan@example.com')).status, 'twin').toBe(201)
  })

  it('RAT-5 counts among the 200 of a day when it is sent again', async () => {
    const { world, admin, invite } = await acme()
    const { id } = (await invite(zoe)).json<Item>()
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => `p${count}${at}@example.com`).join(',')
    // Two were sent to make this world, and one above.
    for (const count of [100, 96])
      await admin.browser.post('/api/invitations/bulk', { addresses: many(count), role: 'member' })
    const resend = () => admin.browser.post(`/api/invitations/${id}/resend`)
    expect([(await resend()).status, (await resend()).code]).toEqual([200, 'RATE_LIMITED'])
    expect(world.mails.filter(({ kind }) => kind === 'invitation')).toHaveLength(200)
  })

  it('RAT-5 one person sends 400 in a day, whatever the number of their organizations', async () => {
    const { world, owner } = await acme()
    const key = limitKey('invitations', 'person', owner.userId)
    // Two were sent to make this world: one is left.
    for (let at = 0; at < 397; at++) await world.stores.rateLimits.check(key, 400, dayMs, world.clock.now())
    const { id } = (await owner.browser.post('/api/tenants', { name: 'Second' })).json<Item>()
    await enter(owner.browser, id)
    const invite = (email: string) => owner.browser.post('/api/invitations', { email, role: 'member' })
    expect([(await invite(zoe)).status, (await invite(bob)).code]).toEqual([201, 'RATE_LIMITED'])
    world.clock.advance('24h')
    const { browser } = await world.signIn(ada)
    const tomorrow = await browser.post('/api/invitations', { email: bob, role: 'member' })
    expect(tomorrow.status, 'twin').toBe(201)
  })

  it('RAT-7 is sent again five times in an hour', async () => {
    const { world, admin, invite } = await acme()
    const { id } = (await invite(zoe)).json<Item>()
    const resend = () => admin.browser.post(`/api/invitations/${id}/resend`)
    for (let at = 0; at < 5; at++) expect((await resend()).status).toBe(200)
    expect((await resend()).code).toBe('RATE_LIMITED')
    world.clock.advance('1h')
    await admin.browser.post('/api/auth/refresh')
    expect((await resend()).status).toBe(200)
  })
})
