import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Asker } from './access-on-postgres'

/** So many tenants that look alike: their trees have two projects in a workspace. */
type Shape = { name: string; tenants: number; workspaces: number; documentsEach: number; people: number }

export type Seeded = { inSmallTenant: Asker; inBigTenant: Asker }

const asked = 100
const heldEach = 10

/**
 * About `size` role assignments: half of them in one big tenant, the others in many small ones. Returns a person in the
 * big one, and a person in a small one.
 */
export async function seedAccess(url: string, size: number): Promise<Seeded> {
  const driver = new pg.Client({ connectionString: url })
  await driver.connect()
  try {
    // What is written is consistent by itself: looking up every reference of a million rows would take minutes.
    await driver.query('SET session_replication_role = replica')
    const half = size / 2 / heldEach
    const workspaces = Math.max(5, size / 4_000)
    await seedTenants(driver, { name: 'big', tenants: 1, workspaces, documentsEach: 10, people: half })
    await seedTenants(driver, { name: 'small', tenants: 1, workspaces: 5, documentsEach: 10, people: 10 })
    const others = half / 10 - 1
    await seedTenants(driver, { name: 'other', tenants: others, workspaces: 2, documentsEach: 4, people: 10 })
    const inBigTenant = await seedAsker(driver, 'big.1')
    const inSmallTenant = await seedAsker(driver, 'small.1')
    await driver.query('VACUUM ANALYZE')
    return { inSmallTenant, inBigTenant }
  } finally {
    await driver.end()
  }
}

async function seedTenants(driver: pg.Client, shape: Shape): Promise<void> {
  const { name, tenants, workspaces, documentsEach, people } = shape
  await driver.query(
    `CREATE TEMP TABLE things AS
     WITH tenants AS (
       INSERT INTO tenants (id, slug, name, created_at)
       SELECT gen_random_uuid(), $1 || '.' || n, $1, now() FROM generate_series(1, $2::int) n
       RETURNING id)
     SELECT id AS tenant_id, 'organization' AS type, id, NULL::text AS parent_type, NULL::uuid AS parent_id FROM tenants`,
    [name, tenants],
  )
  await seedLevel(driver, 'organization')
  const levels = [
    ['workspace', 'organization', workspaces],
    ['project', 'workspace', 2],
    ['document', 'project', documentsEach],
  ] as const
  for (const [type, parentType, each] of levels) {
    await driver.query(
      `INSERT INTO things SELECT tenant_id, $1, gen_random_uuid(), type, id FROM things, generate_series(1, $3::int)
       WHERE type = $2`,
      [type, parentType, each],
    )
    await seedLevel(driver, type)
  }
  await seedPeople(driver, name, people)
  await driver.query('DROP TABLE things')
}

/** Things of one type, once those above them are there. */
async function seedLevel(driver: pg.Client, type: string): Promise<void> {
  await driver.query(
    `INSERT INTO resources (tenant_id, type, id, parent_type, parent_id) SELECT * FROM things WHERE type = $1`,
    [type],
  )
  await driver.query(
    `INSERT INTO closure (tenant_id, descendant_type, descendant_id, depth, ancestor_type, ancestor_id)
     SELECT tenant_id, type, id, 0, type, id FROM things WHERE type = $1
     UNION ALL
     SELECT t.tenant_id, t.type, t.id, c.depth + 1, c.ancestor_type, c.ancestor_id
     FROM things t JOIN closure c ON c.tenant_id = t.tenant_id AND c.descendant_type = t.parent_type
       AND c.descendant_id = t.parent_id
     WHERE t.type = $1`,
    [type],
  )
}

/** Each a member of its tenant, with a role on the tenant and on things that others hold roles on as well. */
async function seedPeople(driver: pg.Client, name: string, each: number): Promise<void> {
  await driver.query(
    `WITH people AS (
       SELECT tenant_id, n, gen_random_uuid() AS id FROM things, generate_series(1, $2::int) n
       WHERE type = 'organization'),
     users AS (
       INSERT INTO users (id, email, name, updated_at)
       SELECT id, $1 || '.' || id || '@example.com', 'Other', now() FROM people),
     members AS (
       INSERT INTO user_tenants (id, tenant_id, user_id, joined_at, last_active_at)
       SELECT gen_random_uuid(), tenant_id, id, now(), now() FROM people),
     places AS (
       SELECT *, row_number() OVER (PARTITION BY tenant_id) AS place, count(*) OVER (PARTITION BY tenant_id) AS places
       FROM things WHERE type <> 'organization')
     INSERT INTO user_tenant_roles (tenant_id, user_id, resource_type, resource_id, role)
     SELECT tenant_id, id, 'organization', tenant_id, 'member' FROM people
     UNION ALL
     SELECT p.tenant_id, p.id, t.type, t.id, CASE t.type WHEN 'document' THEN 'reader' ELSE 'viewer' END
     FROM people p JOIN places t ON t.tenant_id = p.tenant_id AND (t.place + p.n * 7) % t.places < $3`,
    [name, each, heldEach - 1],
  )
}

/** May change every second of the hundred documents that are asked about, as a contributor of their projects. */
async function seedAsker(driver: pg.Client, slug: string): Promise<Asker> {
  const userId = randomUUID()
  const { rows } = await driver.query<{ tenantId: string; id: string; projectId: string }>(
    `SELECT tenant_id AS "tenantId", r.id, parent_id AS "projectId" FROM resources r
     JOIN tenants t ON t.id = r.tenant_id AND t.slug = $1
     WHERE type = 'document' ORDER BY parent_id LIMIT $2`,
    [slug, asked],
  )
  const tenantId = rows[0]?.tenantId ?? ''
  const projects = [...new Set(rows.map(({ projectId }) => projectId))].filter((_, at) => at % 2 === 0)
  await driver.query(
    `WITH person AS (
       INSERT INTO users (id, email, name, updated_at) VALUES ($1::uuid, $3 || '@example.com', 'Robin Vale', now())),
     member AS (
       INSERT INTO user_tenants (id, tenant_id, user_id, joined_at, last_active_at)
       VALUES ($1::uuid, $2::uuid, $1::uuid, now(), now()))
     INSERT INTO user_tenant_roles (tenant_id, user_id, resource_type, resource_id, role)
     SELECT $2::uuid, $1::uuid, 'organization', $2::uuid, 'member'
     UNION ALL SELECT $2::uuid, $1::uuid, 'project', id, 'contributor' FROM unnest($4::uuid[]) id`,
    [userId, tenantId, `robin.${slug}`, projects],
  )
  return { tenantId, userId, documents: rows.map(({ id }) => id) }
}
