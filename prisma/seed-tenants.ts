import type { Tenancy, TenantStores } from '@/lib/core/tenancy/stores'
import { seededPeople } from './seed-people'
import { seedPlan } from './seed-plans'
import { seededTenants, type SeededTenant, type SeededWorkspace } from './seed-world'

const day = 86_400_000

/** What a tenant is written with: ids that count up, and the time now. */
type Hand = { nextId: () => string; now: number }

/**
 * Adds the organizations that are missing. Each is written as a whole or not at all.
 *
 * @param present ids of the seeded people who are there: who took a seeded address before is somebody else.
 */
export async function seedTenants(
  tenancy: Tenancy,
  present: ReadonlySet<string>,
  now: number,
): Promise<void> {
  for (const tenant of seededTenants) {
    if (peopleOf(tenant).every((name) => present.has(idOf(name)))) await addTenant(tenancy, tenant, now)
  }
}

async function addTenant({ directory }: Tenancy, tenant: SeededTenant, now: number): Promise<void> {
  const hand: Hand = { nextId: counting(tenant.number), now }
  const id = hand.nextId()
  const owner = { memberId: hand.nextId(), userId: idOf(tenant.owner) }
  const { slug, name } = tenant
  const createdAt = now - tenant.foundedDaysAgo * day
  const isNew = await directory.createTenant({ id, slug, name, createdAt, owner }, async (stores) => {
    await addPeople(stores, tenant, hand)
    for (const workspace of tenant.workspaces) await addWorkspace(stores, workspace, hand)
    const people = peopleOf(tenant).slice(0, 5).map(idOf)
    if (tenant.plan) await seedPlan(stores, { tenantId: id, plan: tenant.plan, people, createdAt, now })
  })
  if (isNew) await directory.setLastTenant(owner.userId, id, now - day)
}

async function addPeople(stores: TenantStores, tenant: SeededTenant, { nextId, now }: Hand): Promise<void> {
  for (const role of tenant.customRoles) {
    const at = now - tenant.foundedDaysAgo * day
    await stores.customRoles.create({
      ...role,
      id: nextId(),
      type: 'organization',
      custom: true,
      createdAt: at,
      updatedAt: at,
    })
  }
  for (const [name, role, joinedDaysAgo] of tenant.members) {
    await stores.members.add({ id: nextId(), userId: idOf(name), role, at: now - joinedDaysAgo * day })
  }
  for (const [email, role, sentDaysAgo] of tenant.invitations) {
    const id = nextId()
    const createdAt = now - sentDaysAgo * day
    const invitedBy = idOf(tenant.owner)
    // The hash of no token: these are there to be looked at, sent again and revoked.
    const link = { tokenHash: `seeded-${id}`, expiresAt: createdAt + 7 * day }
    await stores.invitations.create({ id, email, role, invitedBy, createdAt, ...link })
  }
}

async function addWorkspace(stores: TenantStores, seeded: SeededWorkspace, hand: Hand): Promise<void> {
  const { nextId, now } = hand
  const workspaceId = nextId()
  await stores.workspaces.create({
    id: workspaceId,
    name: seeded.name,
    createdBy: idOf(seeded.createdBy),
    createdAt: now - seeded.createdDaysAgo * day,
  })
  for (const [name, role] of seeded.roles ?? []) {
    await stores.assignments.set(idOf(name), { type: 'workspace', id: workspaceId }, role)
  }
  for (const { name, description, createdBy, createdDaysAgo, roles = [] } of seeded.projects) {
    const id = nextId()
    const createdAt = now - createdDaysAgo * day
    await stores.projects.create({
      id,
      workspaceId,
      name,
      description,
      createdBy: idOf(createdBy),
      createdAt,
    })
    for (const [person, role] of roles) {
      await stores.assignments.set(idOf(person), { type: 'project', id }, role)
    }
  }
}

function peopleOf({ owner, members }: SeededTenant): string[] {
  return [owner, ...members.map(([name]) => name)]
}

function idOf(name: string): string {
  const person = seededPeople.find(({ email }) => email === `${name}@example.com`)
  if (!person) throw new Error(`Nobody called ${name} is seeded`)
  return person.id
}

/** Always the same ids, the organization's number in front. */
function counting(number: number): () => string {
  let count = 0
  const group = String(number).padStart(4, '0')
  return () => `01900000-0000-7000-9000-${group}${String(++count).padStart(8, '0')}`
}
