import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { sessionOf, tenantOf } from '@/lib/core/action/context'
import type { RoleGrant } from '@/lib/core/access/custom-roles'
import { powersOfRole, type Power } from '@/lib/core/access/powers'
import { comparePowers } from '@/lib/core/access/role-change'
import type { TenantStores } from '@/lib/core/tenancy/stores'
import { found, type TenantFeature } from '../access/feature'
import { grantsOf } from '../access/grants-of'
import { affectedMembers, readHolders } from './affected-members'
import { grantFields, refuseUnknownPermissions } from './permissions'
import { previewSchema } from './preview-schema'
import { beyondOwn, withGrant, type RoleChange } from './guard-change'
import { builtInGrant } from './role'
import { roleRefOf, slugParams } from './role-ref'

const bodySchema = z.object({
  slug: slugParams.shape.slug.optional().describe('The role to change; left out: a new one.'),
  permissions: grantFields.permissions.optional(),
  exclude: grantFields.exclude.optional(),
  remove: z
    .boolean()
    .default(false)
    .describe('Deleted, or given back what it grants.')
    .meta({ examples: [false] }),
})

export function previewRoleAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'previewRole',
    name: 'role.preview',
    method: 'POST',
    path: '/api/roles/preview',
    tag: 'Roles',
    summary: 'What a change of a role would change, and for whom',
    description: 'Nothing is written. What is left out of the body stays as it is.',
    authentication: 'session',
    tenant: { entitlement: 'roles:manage' },
    body: bodySchema,
    answers: { 200: { description: 'What it gains and loses, and who with it.', schema: previewSchema } },
    errors: ['NOT_FOUND'],
    // The editor asks at every change; what it takes grows with the members.
    limits: [
      {
        name: 'person',
        by: 'person',
        max: 120,
        windowMs: 60_000,
        key: (_, context) => sessionOf(context).user.id,
      },
    ],
    audit: null,
    async handler(input, context) {
      refuseUnknownPermissions(feature.model.catalogue, input)
      const { id } = tenantOf(context)
      const { draft, beyond, holders } = await feature.tenancy.inTenant(id, async (stores) => {
        const change = await draftOf(feature, stores, input)
        const more = await beyondOwn(feature.model, stores, context, change)
        return { draft: change, beyond: distinct(more), holders: await readHolders(feature, stores, id) }
      })
      const members = await affectedMembers(feature, id, draft, holders)
      const { ref, before, after } = draft
      const [from, to] = [before, after].map((grants) => powersOfRole(feature.model, grants, ref))
      const changes = comparePowers(feature.model, from ?? new Map(), to ?? new Map())
      return { status: 200, body: { ...changes, beyond, ...members } }
    },
  })
}

function distinct(powers: readonly Power[]): string[] {
  return [...new Set(powers.map(({ entitlement }) => entitlement))]
}

async function draftOf(
  { model }: TenantFeature,
  { customRoles }: TenantStores,
  { slug, permissions, exclude, remove }: z.output<typeof bodySchema>,
): Promise<RoleChange> {
  const rows = await customRoles.list()
  const before = grantsOf(rows)
  // A new role goes by a word that none can have.
  const ref =
    slug === undefined ? { type: model.tenantType, role: ':', builtIn: false } : roleRefOf(model, slug)
  const row = rows.find((one) => one.type === ref.type && one.slug === ref.role)
  if (slug !== undefined && !ref.builtIn) found(row, 'role')
  const current: RoleGrant = row?.grant ?? builtInGrant(model, ref)
  const grant = { permissions: permissions ?? current.permissions, exclude: exclude ?? current.exclude }
  return { ref, before, after: withGrant(before, ref, remove ? null : grant) }
}
