import { computeAccessSet } from '@/lib/core/access/compute-access-set'
import { decodeAccessSet } from '@/lib/core/access/decode-access-set'
import { defineAccess } from '@/lib/core/access/define-access'
import { encodeAccessSet } from '@/lib/core/access/encode-access-set'
import type { RoleStore } from '@/lib/core/access/stores'
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Effort, Row } from '../harness/measurement'
import { figure } from '../harness/units'

const goal = 1_024
const flags = ['drafts', 'exports', 'insights', 'labels', 'reports']

/** The claim as it stands in a token, for someone who is denied things for every reason and several at once. */
export const accessSet = {
  name: 'access-set',
  async run(_: Effort): Promise<Row[]> {
    const sizes = []
    for (const count of [10, 100, 1_000]) sizes.push({ count, bytes: await encodedSize(count) })
    const largest = sizes.at(-1)?.bytes ?? Number.NaN
    return [
      {
        what: 'access set in the token',
        beside: 'what a browser keeps: 4 KB',
        measured: sizes
          .map(({ count, bytes }) => `${figure(bytes)} bytes for ${figure(count)} entitlements`)
          .join(', '),
        goal: '1,000 entitlements ≤ 1 KB',
        met: largest <= goal,
      },
    ]
  },
}

/** Bytes of JSON of a set that is whole: one that was too long is left out of the token, and no small one. */
async function encodedSize(count: number): Promise<number> {
  const model = modelOf(count)
  const [userId, tenantId] = [randomUUID(), randomUUID()]
  const set = await computeAccessSet({ userId, tenantId, accessDef: model, roleStore: adminIn(tenantId) })
  const encoded = encodeAccessSet(set)
  if (!isDeepStrictEqual(decodeAccessSet(encoded, model), set)) return Number.POSITIVE_INFINITY
  return Buffer.byteLength(JSON.stringify(encoded))
}

/** A third for owners, a third for administrators, a third for managers of projects; some need a flag, some a step-up. */
function modelOf(count: number) {
  const roles = (['owner', 'admin', 'manager'] as const).map((role) => [role])
  const entitlement = (at: number) => ({
    roles: roles[at % roles.length] ?? [],
    ...(at % 5 === 0 && { flags: [flags[(at / 5) % flags.length] ?? ''] }),
    ...(at % 7 === 0 && { stepUp: { maxAge: '5m' as const } }),
  })
  return defineAccess({
    entities: {
      organization: { roles: ['owner', 'admin', 'member'] },
      project: {
        roles: ['manager', 'viewer'],
        inherits: { 'organization:owner': 'manager', 'organization:admin': 'manager' },
      },
    },
    entitlements: Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`section-${at}:change`, entitlement(at)]),
    ),
    flags: Object.fromEntries(flags.map((key) => [key, { default: key < 'i' }])),
  })
}

/** An administrator who has not given the second factor. */
function adminIn(tenantId: string): RoleStore {
  const own = { type: 'organization', role: 'admin' }
  return {
    standing: async () => ({
      ...{ isMember: true, assignments: [{ ...own, id: tenantId }], held: [own] },
      ...{ grants: [], flags: [] },
    }),
  }
}
