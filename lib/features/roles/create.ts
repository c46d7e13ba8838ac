import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { once } from '@/lib/core/action/idempotency'
import type { AccessModel } from '@/lib/core/access/model'
import { AppError } from '@/lib/core/errors'
import { isSlug, slugOf } from '@/lib/core/tenancy/slug'
import { recordAct, type TenantFeature } from '../access/feature'
import { grantsOf } from '../access/grants-of'
import { titleSchema } from '../access/schemas'
import { grantFields, refuseUnknownPermissions } from './permissions'
import { guardChange, withGrant } from './guard-change'
import { roleItem, roleSchema } from './role'
import { isReservedRoleSlug } from './role-ref'

const slugSchema = z
  .string()
  .refine(isSlug, 'Use 2 to 63 of a–z, 0–9 and single hyphens.')
  .meta({ examples: ['support'] })

export function createRoleAction(feature: TenantFeature): AnyAction {
  const { model, newId } = feature
  return defineAction({
    key: 'createRole',
    name: 'role.create',
    method: 'POST',
    path: '/api/roles',
    tag: 'Roles',
    summary: 'Create a role of your own',
    description: 'Nobody gives a role more than they hold themselves.',
    authentication: 'session',
    tenant: { entitlement: 'roles:manage' },
    idempotent: true,
    body: z.object({
      slug: slugSchema.optional(),
      title: titleSchema.meta({ examples: ['Support'] }),
      permissions: grantFields.permissions,
      exclude: grantFields.exclude.default([]),
    }),
    answers: { 201: { description: 'The role; nobody holds it yet.', schema: roleSchema } },
    errors: ['FORBIDDEN', 'SLUG_TAKEN'],
    audit: 'role.create',
    handler: ({ slug, title, ...grant }, context) =>
      feature.tenancy.inTenant(tenantOf(context).id, (stores) =>
        once(context, stores.idempotency, async () => {
          await stores.tenant.lock()
          refuseUnknownPermissions(model.catalogue, grant)
          const rows = await stores.customRoles.list()
          const role = slug ?? freeSlug(model, title, rows)
          if (isReservedRoleSlug(model, role)) throw slugTaken()
          const ref = { type: model.tenantType, role, builtIn: false }
          const before = grantsOf(rows)
          await guardChange(feature, stores, context, { ref, before, after: withGrant(before, ref, grant) })
          const row = {
            ...{ id: newId(), type: ref.type, slug: role, title, custom: true, grant },
            ...{ createdAt: context.now, updatedAt: context.now },
          }
          if (!(await stores.customRoles.create(row))) throw slugTaken()
          const target = { type: 'role', id: row.id }
          await recordAct(feature, stores, context, { target, data: { slug: role, title, ...grant } })
          return { status: 201, body: roleItem(model, ref, row, 0) }
        }),
      ),
  })
}

/** The title's own, or with the first number that makes it a new one. */
function freeSlug(model: AccessModel, title: string, rows: readonly { slug: string }[]): string {
  const own = slugOf(title) ?? 'role'
  const isFree = (slug: string) => !isReservedRoleSlug(model, slug) && !rows.some((row) => row.slug === slug)
  for (let number = 2, slug = own; ; number++) {
    if (isFree(slug)) return slug
    slug = `${own}-${number}`
  }
}

function slugTaken(): AppError {
  return new AppError('SLUG_TAKEN', 'There is a role of this name already. Choose another.')
}
