import { z } from 'zod'
import { defineAction, type AnyAction } from '../../action/action'
import type { AuthCore } from '../auth-core'

const key = z.object({ kty: z.string(), kid: z.string(), alg: z.string(), use: z.string() }).loose()

export function jwksAction(core: AuthCore): AnyAction {
  return defineAction({
    key: 'getJwks',
    name: 'auth.jwks',
    method: 'GET',
    path: '/api/auth/.well-known/jwks.json',
    tag: 'Keys',
    summary: 'Public keys that verify access tokens',
    authentication: 'none',
    answers: { 200: { description: 'A JWK set (RFC 7517).', schema: z.object({ keys: z.array(key) }) } },
    errors: [],
    audit: null,
    cacheControl: 'public, max-age=300',
    handler: () => Promise.resolve({ status: 200, body: { keys: core.keys.published() } }),
  })
}

/** Bare work behind authentication: beside GET /api/ping it shows what authentication costs. */
export function authPingAction(): AnyAction {
  return defineAction({
    key: 'authPing',
    name: 'auth.ping',
    method: 'GET',
    path: '/api/auth/ping',
    tag: 'Health',
    summary: 'Ping, signed in',
    authentication: 'session',
    answers: { 200: { description: 'Signed in.', schema: z.object({ ok: z.literal(true) }) } },
    errors: [],
    audit: null,
    handler: () => Promise.resolve({ status: 200, body: { ok: true } }),
  })
}
