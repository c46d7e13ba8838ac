import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestAuth, type TestAuth } from '@/e2e/harness/test-auth'
import { enter, invited, joinTenant, memberOf, newTenant } from '@/e2e/harness/tenants'
import { newWorkspace } from '@/e2e/harness/things'
import { tenantRoot } from '@/lib/config/access'
import type { Outbox } from '@/lib/core/auth/stores'
import type { Database } from './database'
import { createPrismaStores } from './stores'
import { createPrismaTenancy } from './tenant/tenancy'
import { openEmbeddedTestDatabase } from './test-database'

let database: Database
let world: TestAuth
beforeAll(async () => {
  database = await openEmbeddedTestDatabase()
  const mails: TestAuth['mails'] = []
  const outbox = (): Outbox => ({ send: async (mail) => void mails.push(mail) })
  const options = { root: tenantRoot, outbox }
  const tenancy = createPrismaTenancy(database, { ...options, rowSecurity: 'on' })
  world = createTestAuth({}, { ...createPrismaStores(database, options), tenancy, mails })
})
afterAll(() => database.close())

/** What memory can't show: a database takes an id for the same in any spelling, and refuses what is none. */
describe('the API over a database', () => {
  it('PRV-3 an owner who hands over to themselves, spelt otherwise, stays the owner', async () => {
    const owner = await newTenant(world, 'ada@one.example')
    const heir = await joinTenant(world, owner.browser, 'bob@one.example')
    const handOver = (userId: string) => owner.browser.post('/api/tenant/transfer-ownership', { userId })
    expect((await handOver(owner.userId.toUpperCase())).json()).toMatchObject({ role: 'owner' })
    expect((await memberOf(owner.browser, owner.userId)).role).toBe('owner')
    expect((await handOver(heir.userId.toUpperCase())).json(), 'twin').toMatchObject({
      ...{ userId: heir.userId, role: 'owner' },
    })
  })

  it('TEN-3 who was removed reads nothing by a token whose tenant they had spelt otherwise', async () => {
    const owner = await newTenant(world, 'ada@two.example')
    const { browser, userId } = await joinTenant(world, owner.browser, 'bob@two.example')
    await enter(browser, owner.tenant.id.toUpperCase())
    expect((await browser.get('/api/members')).status, 'twin').toBe(200)
    expect(
      (await owner.browser.delete(`/api/members/${(await memberOf(owner.browser, userId)).id}`)).status,
    ).toBe(204)
    world.accessFeed.publish({ tenantId: owner.tenant.id, userId, type: 'membership_changed' })
    expect((await browser.get('/api/members')).code).toBe('NOT_A_MEMBER')
  })

  it('RAT-2 an invitation is sent again five times an hour, however its id is spelt', async () => {
    const { browser } = await newTenant(world, 'ada@three.example')
    await invited(world, browser, 'cleo@three.example')
    const [invitation] = (await browser.get('/api/invitations')).json<{ items: { id: string }[] }>().items
    const id = invitation?.id ?? ''
    const spellings = [id, id.toUpperCase(), id.replace(/[a-f]/, (letter) => letter.toUpperCase())]
    const statuses: number[] = []
    for (let n = 0; n < 7; n++)
      statuses.push((await browser.post(`/api/invitations/${spellings[n % 3]}/resend`)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
  })

  it('an organization is made once for an Idempotency-Key, from within another as well', async () => {
    const { browser } = await newTenant(world, 'ada@five.example')
    const create = (key: string) =>
      browser.post('/api/tenants', { name: 'Second' }, { headers: { 'idempotency-key': key } })
    const [first, again, other] = [await create('a'), await create('a'), await create('b')]
    expect([first.status, again.status, again.json()]).toEqual([201, 201, first.json()])
    expect(other.json<{ id: string }>().id, 'twin').not.toBe(first.json<{ id: string }>().id)
    const { tenants } = (await browser.get('/api/auth/tenants')).json<{ tenants: { id: string }[] }>()
    expect(tenants).toHaveLength(3)
  })

  it('INJ-1 what is no id or no word is not found or refused, and no failure of ours', async () => {
    const { browser } = await newTenant(world, 'ada@four.example')
    const { id } = await newWorkspace(browser)
    const answers = [
      await browser.get('/api/members/x'),
      await browser.patch('/api/members/x', { role: 'member' }),
      await browser.delete(`/api/members/{${id}}`),
      await browser.post('/api/invitations/x/resend'),
      await browser.delete('/api/invitations/x'),
      await browser.delete(`/api/workspaces/${id}/roles/x`),
      await browser.get('/api/projects/x'),
      await browser.delete('/api/auth/sessions/x'),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    expect((await browser.get('/api/access/preview?role=%00')).status).toBe(400)
    expect((await browser.get(`/api/workspaces/${id.toUpperCase()}`)).status, 'twin').toBe(200)
    expect((await browser.get('/api/access/preview?role=member')).status, 'twin').toBe(200)
  })
})
