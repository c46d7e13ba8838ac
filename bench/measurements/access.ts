import { accessOnPostgres, type AccessOnPostgres, type Asker } from '../harness/access-on-postgres'
import { withPostgres } from '../harness/auth-on-postgres'
import { byEffort, type Effort, type Row } from '../harness/measurement'
import { interleave, medianRatio, microseconds } from '../harness/rounds'
import { seedAccess } from '../harness/seed-access'
import { median } from '../harness/statistics'
import { figure, time, times } from '../harness/units'

const assignments = 10_000

/** By the same client, what the rows are from which the answer follows. */
const pathsAndRoles = `
  SELECT r.owner_id, c.depth, c.ancestor_type, c.ancestor_id, a.role
  FROM user_tenants m
  JOIN resources r ON r.tenant_id = m.tenant_id AND r.type = 'document' AND r.id = ANY($3::uuid[])
  JOIN closure c ON c.tenant_id = r.tenant_id AND c.descendant_type = r.type AND c.descendant_id = r.id
  LEFT JOIN user_tenant_roles a ON a.tenant_id = c.tenant_id AND a.user_id = m.user_id
    AND a.resource_type = c.ancestor_type AND a.resource_id = c.ancestor_id
  WHERE m.tenant_id = $1::uuid AND m.user_id = $2::uuid`
const rolesOnTenant = `
  SELECT a.role FROM user_tenants m
  JOIN user_tenant_roles a ON a.tenant_id = m.tenant_id AND a.user_id = m.user_id
    AND a.resource_type = 'organization' AND a.resource_id = m.tenant_id
  WHERE m.tenant_id = $1::uuid AND m.user_id = $2::uuid`

type Pair = { what: string; calls: number; ours(at: number): unknown; plain(at: number): Promise<unknown[]> }

/** Each question asked anew, as the first of its request, beside one statement that reads the same rows. */
export const access = {
  name: 'access',
  run: (effort: Effort): Promise<Row[]> =>
    withPostgres(async (createDatabase) => {
      const url = await createDatabase()
      const on = await accessOnPostgres(url)
      const { inSmallTenant } = await seedAccess(url, assignments)
      await expectRightAnswers(on, inSmallTenant)
      const rows: Row[] = []
      for (const pair of pairs(on, inSmallTenant)) rows.push(await compare(pair, effort))
      await on.database.close()
      return rows
    }),
}

function pairs(on: AccessOnPostgres, asker: Asker): Pair[] {
  const read = async (statement: string, ...more: unknown[]) => {
    const values = [asker.tenantId, asker.userId, ...more]
    const rows = await on.database.prisma.$queryRawUnsafe<unknown[]>(statement, ...values)
    if (rows.length === 0) throw new Error('The plain query found nothing')
    return rows
  }
  const document = (at: number) => asker.documents[at % asker.documents.length] ?? ''
  const plainCheck = (at: number) => read(pathsAndRoles, [document(at)])
  return [
    {
      what: 'can, three levels below the tenant',
      calls: 40,
      ours: (at) => on.can(asker, document(at)),
      plain: plainCheck,
    },
    {
      what: 'check, three levels below the tenant',
      calls: 40,
      ours: (at) => on.check(asker, document(at)),
      plain: plainCheck,
    },
    {
      what: 'canAll of 100, three levels below the tenant',
      calls: 10,
      ours: () => on.canAll(asker),
      plain: () => read(pathsAndRoles, asker.documents),
    },
    {
      what: 'computeAccessSet',
      calls: 40,
      ours: () => on.computeSet(asker),
      plain: () => read(rolesOnTenant),
    },
  ]
}

async function compare({ what, calls, ours, plain }: Pair, effort: Effort): Promise<Row> {
  const turns = { ours: () => microseconds(calls, ours), plain: () => microseconds(calls, plain) }
  const results = await interleave(turns, byEffort(effort, { quick: 15, usual: 41, long: 81 }))
  const [own, bare] = [median(results.ours), median(results.plain)]
  const perSecond = figure(Math.round(1_000_000 / own))
  const ratio = times(medianRatio(results.ours, results.plain))
  return {
    what,
    beside: 'a plain query of the same rows',
    measured: `${perSecond} a second; ${time(own)} beside ${time(bare)}: ${ratio}`,
    goal: '',
    met: null,
  }
}

/** A wrong answer would be a fast one. */
export async function expectRightAnswers(on: AccessOnPostgres, asker: Asker): Promise<void> {
  const changeable = await on.canAll(asker)
  const one = asker.documents[0] ?? ''
  const { 'organization:read': read, 'organization:delete': remove } = await on.computeSet(asker)
  const right = changeable === 50 && (await on.can(asker, one)) && (await on.check(asker, one))
  if (!right || !read?.allowed || remove?.allowed !== false) throw new Error('The answers are wrong')
}
