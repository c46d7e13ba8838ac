import { z } from 'zod'
import { createAccessContext } from '@/lib/core/access/create-access-context'
import type { Resource } from '@/lib/core/access/effective-roles'
import type { AccessModel } from '@/lib/core/access/model'
import { suggestion } from '@/lib/core/access/problems'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import { invalid } from '@/lib/core/action/validate'
import { idSchema } from '@/lib/core/auth/actions/ids'
import { explanationSchema } from './explanation-schema'
import { found, notFound, type TenantFeature } from './feature'

const querySchema = z.object({
  userId: idSchema,
  entitlement: z
    .string()
    .max(200)
    .meta({ examples: ['project:update'] }),
  resource: z
    .string()
    .max(200)
    .regex(/^[^:]+:[^:]+$/, 'Write its type and its id with a colon between them.')
    .optional()
    .describe('Such as `project:` and its id; left out, the organization itself.'),
})

export function explainAccessAction(feature: TenantFeature): AnyAction {
  return defineAction({
    key: 'explainAccess',
    name: 'access.explain',
    method: 'GET',
    path: '/api/access/explain',
    tag: 'Access',
    summary: 'Why somebody may or may not do something',
    description:
      'Every role on the way from the thing to the organization, where it comes from and what it gives; which plans and add-ons give it, what limits it and how much of that is left; and every layer’s answer. A second factor is asked for as if none had been given.',
    authentication: 'session',
    tenant: { entitlement: 'members:manage' },
    query: querySchema,
    answers: { 200: { description: 'The derivation.', schema: explanationSchema } },
    errors: ['NOT_FOUND'],
    audit: null,
    async handler({ userId, entitlement, resource }, context) {
      const { model, tenancy } = feature
      const tenantId = tenantOf(context).id
      refuseUnknownEntitlement(model, entitlement)
      const member = await tenancy.inTenant(tenantId, ({ members }) => members.findByUser(userId))
      found(member, 'member')
      const access = createAccessContext({
        ...{ accessDef: model, userId, tenantId, clock: { now: () => context.now } },
        ...{ closureStore: tenancy.closure, roleStore: tenancy.roles },
        ...{ subscriptionStore: tenancy.subscriptions, walletStore: tenancy.wallet },
      })
      const thing = resource === undefined ? undefined : thingOf(model, resource)
      if (thing && !(await access.locate(thing))) throw notFound(thing.type)
      return { status: 200, body: await access.explain(entitlement, thing) }
    },
  })
}

function refuseUnknownEntitlement({ catalogue }: AccessModel, name: string): void {
  if (catalogue.includes(name)) return
  const message = `There is no entitlement "${name.slice(0, 64)}"${suggestion(name, catalogue)}`
  throw invalid([{ path: 'entitlement', message }])
}

function thingOf({ entities }: AccessModel, text: string): Resource {
  const [type = '', id = ''] = text.split(':')
  if (Object.hasOwn(entities, type)) return { type, id: id.toLowerCase() }
  const message = `There is no type "${type.slice(0, 64)}"${suggestion(type, Object.keys(entities))}`
  throw invalid([{ path: 'resource', message }])
}
