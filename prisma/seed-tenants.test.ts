import { expect, test } from 'vitest'
import { access } from '@/lib/config/access'
import { createAccessContext } from '@/lib/core/access/create-access-context'
import { seed } from './seed'
import { emptyWorld } from './test-world'

const now = Date.UTC(2026, 10, 21)
const hashPassword = (password: string) => Promise.resolve(`hash of ${password}`)
const everything = { visible: 'all', sort: { by: 'name', descending: false }, limit: 100 } as const

async function seeded() {
  const world = emptyWorld()
  const run = () => seed({ ...world, clock: { now: () => now }, hashPassword })
  await run()
  const person = async (email: string) => (await world.stores.users.findByEmail(email))?.user.id ?? ''
  const tenant = async (slug: string) => (await world.tenancy.directory.findBySlug(slug))?.id ?? ''
  const can = async (email: string, slug: string) =>
    createAccessContext({
      userId: await person(email),
      accessDef: access,
      closureStore: world.tenancy.closure,
      roleStore: world.tenancy.roles,
      tenantId: await tenant(slug),
    })
  return { ...world, run, person, tenant, can }
}

test('Ada and Grace own an organization each, and hold another role in the other’s', async () => {
  const { tenancy, person } = await seeded()
  const rolesOf = async (email: string) =>
    (await tenancy.directory.listOf(await person(email))).map(({ tenant, role }) => `${tenant.slug}:${role}`)
  expect(await rolesOf('ada@example.com')).toEqual(['northwind:owner', 'harbour:member'])
  expect(await rolesOf('grace@example.com')).toEqual(['northwind:admin', 'harbour:owner'])
  expect(await rolesOf('noor@example.com')).toEqual([])
  const last = await tenancy.directory.lastTenant(await person('grace@example.com'))
  expect((await tenancy.directory.findById(last ?? ''))?.slug).toBe('harbour')
})

test('every role that somebody holds, or is invited to, is known', async () => {
  const { tenancy, tenant } = await seeded()
  for (const slug of ['northwind', 'harbour']) {
    await tenancy.inTenant(await tenant(slug), async ({ customRoles, assignments, invitations }) => {
      const custom = (await customRoles.list()).map((role) => role.slug)
      const known = (type: string) => [
        ...(access.entities[type]?.roles ?? []),
        ...(type === 'organization' ? custom : []),
      ]
      const held = await assignments.all(1_000)
      for (const { type, role } of held) expect(known(type)).toContain(role)
      const query = { sort: { by: 'createdAt', descending: false }, limit: 100 } as const
      const invited = await invitations.list(query)
      expect(invited.length).toBeGreaterThan(0)
      for (const { role } of invited) expect(known('organization')).toContain(role)
    })
  }
})

test('a guest sees the one project they were let into, a member all of them', async () => {
  const { tenancy, tenant, can } = await seeded()
  const projects = await tenancy.inTenant(await tenant('northwind'), (stores) =>
    stores.projects.list(everything),
  )
  expect(projects).toHaveLength(9)
  const readable = async (email: string) => {
    const context = await can(email, 'northwind')
    const seen = await Promise.all(
      projects.map(async ({ id, name }) =>
        (await context.can('project:read', { type: 'project', id })) ? name : null,
      ),
    )
    return seen.filter((name) => name !== null)
  }
  expect(await readable('oliver@example.com')).toEqual(['Spring campaign'])
  expect(await readable('mei@example.com')).toHaveLength(9)
})

test('a second run changes nothing', async () => {
  const { run, tenancy, tenant } = await seeded()
  const id = await tenant('northwind')
  await tenancy.inTenant(id, async (stores) => {
    const [first] = await stores.workspaces.list(everything)
    await stores.workspaces.setDeleted(first?.id ?? '', now)
    await stores.tenant.update({ name: 'Renamed' })
  })
  await run()
  expect(await tenancy.directory.findById(id)).toMatchObject({ name: 'Renamed' })
  expect(await tenancy.inTenant(id, (stores) => stores.workspaces.list(everything))).toHaveLength(2)
})

test('without all of its people an organization is not made', async () => {
  const world = emptyWorld()
  const own = { email: 'mei@example.com', name: 'Mei', emailVerified: true, disabled: false, createdAt: now }
  await world.stores.users.createUser({ ...own, id: '11111111-1111-4111-8111-111111111111' }, null)
  await seed({ ...world, clock: { now: () => now }, hashPassword })
  expect(await world.tenancy.directory.findBySlug('northwind')).toBeNull()
  expect(await world.tenancy.directory.findBySlug('harbour')).not.toBeNull()
})

test('Northwind has a plan that it uses, and Harbour the default one', async () => {
  const { tenancy, tenant } = await seeded()
  const planOf = async (slug: string) =>
    (await tenancy.subscriptions.subscription(await tenant(slug)))?.held.map(({ terms }) => terms.key)
  expect([await planOf('northwind'), await planOf('harbour')]).toEqual([['pro'], []])
  const used = await tenancy.wallet.use(await tenant('northwind'), now - 30 * 86_400_000, now + 1)
  expect(used.length).toBeGreaterThan(15)
  expect(new Set(used.map(({ userId }) => userId)).size).toBeGreaterThan(2)
})
