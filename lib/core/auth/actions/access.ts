import { createHash } from 'node:crypto'
import { z } from 'zod'
import { denialReasons } from '../../access/decision'
import { defineAction, type AnyAction } from '../../action/action'
import { sessionOf, tenantOf } from '../../action/context'
import { mismatch } from '../../action/tenant-step'
import type { AccessStreams } from '../access/access-streams'
import type { Authorization } from '../access/authorization'

const verdictSchema = z
  .object({
    allowed: z.boolean(),
    reason: z.enum(denialReasons).optional(),
    reasons: z.array(z.enum(denialReasons)).optional(),
    meta: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Verdict' })

/** An access set as it is answered. */
export const accessSetSchema = z
  .object({
    tenantId: z.uuid().nullable(),
    catalog: z.string().describe('The hash of the catalogue of entitlements that it was computed with.'),
    entitlements: z.record(z.string(), verdictSchema),
    flags: z.record(z.string(), z.boolean()),
    plan: z.string().nullable(),
    addOns: z.array(z.string()),
    computedAt: z.iso.datetime(),
  })
  .meta({ id: 'AccessSet' })

export function getAccessSetAction(authorization: Authorization): AnyAction {
  return defineAction({
    key: 'getAccessSet',
    name: 'auth.get_access_set',
    method: 'GET',
    path: '/api/auth/access-set',
    tag: 'Access',
    summary: 'What you may do in the organization',
    description:
      'Every entitlement, checked on the organization itself. For showing and hiding: the server decides again.',
    authentication: 'session',
    tenant: { isFresh: true },
    answers: {
      200: { description: 'Computed now, never read from the token.', schema: accessSetSchema },
      304: { description: 'Unchanged since the `ETag` that `If-None-Match` names.' },
    },
    errors: [],
    audit: null,
    cacheControl: 'private, no-cache',
    async handler(_, context) {
      const { user, fva } = sessionOf(context)
      const set = await authorization.accessSet({ userId: user.id, tenantId: tenantOf(context).id, fva })
      const etag = etagOf({ ...set, computedAt: null })
      const headers = { ETag: etag, Vary: 'Cookie' }
      if (matches(context.headers.get('if-none-match'), etag)) return { status: 304, headers }
      return { status: 200, body: set, headers }
    },
  })
}

export function openAccessEventsAction(streams: AccessStreams): AnyAction {
  return defineAction({
    key: 'openAccessEvents',
    name: 'auth.access_events',
    method: 'GET',
    path: '/api/auth/access-events',
    tag: 'Access',
    summary: 'Hear of changes to what you may do',
    description:
      'Server-sent events of the organization that the token is for. `event: access` says that the access set may have changed: fetch it again, also after every reconnection. `event: revoked`, when the session or the membership has ended, is the last.',
    authentication: 'session',
    tenant: { isFresh: true },
    query: z.object({
      tenant: z
        .string()
        .max(64)
        .optional()
        .describe('What X-Tenant says elsewhere, for an EventSource sends no headers.'),
    }),
    answers: {
      200: { description: 'A stream that does not end by itself.', contentType: 'text/event-stream' },
    },
    errors: [],
    audit: null,
    // A proxy that compresses would hold events back.
    cacheControl: 'no-store, no-transform',
    handler({ tenant: named }, context) {
      const { id: sessionId, user } = sessionOf(context)
      const tenant = tenantOf(context)
      if (named !== undefined && named !== tenant.slug) throw mismatch()
      const body = streams.open({ sessionId, userId: user.id, tenantId: tenant.id })
      const headers = { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }
      return Promise.resolve({ status: 200, body, headers })
    },
  })
}

function etagOf(value: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)}"`
}

/** RFC 9110 §13.1.2: weak comparison, of one of several. */
function matches(header: string | null, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
