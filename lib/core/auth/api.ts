import type { Cookie } from '../action/cookies'
import type { Outcome, Pipeline } from '../action/pipeline'
import type { ErrorBody } from '../errors'

/** The answer of a server-side call. `cookies` are those that a browser would have been given. */
export type ApiResult<T = unknown> =
  | { ok: true; value: T; cookies: Cookie[]; requestId: string }
  | { ok: false; error: ErrorBody['error']; status: number; cookies: Cookie[]; requestId: string }

export type PublicUser = { id: string; email: string; name: string; emailVerified: boolean }
export type SignedIn = { user: PublicUser; expiresAt: string }
export type CurrentSession = {
  user: PublicUser
  session: { id: string; expiresAt: string; tenantId: string | null; fva: number | null }
}
export type Tenants = {
  tenants: { id: string; slug: string; name: string; role: string }[]
  currentTenantId: string | null
  lastTenantId: string | null
  resolvedDefaultId: string | null
}
export type SessionItem = {
  id: string
  deviceName: string
  ipAddress: string
  isCurrent: boolean
  createdAt: string
  lastActiveAt: string
  expiresAt: string
}
export type Profile = PublicUser & { createdAt: string }

/**
 * Auth from server code, along the same path as HTTP: validation, limits, authentication, audit. `headers` are those of
 * the request on whose behalf it is called; a person can only act on what is theirs.
 */
export type AuthApi = {
  signUp(
    input: { email: string; password: string; name?: string },
    headers?: Headers,
  ): Promise<ApiResult<SignedIn | { status: 'verification_required' }>>
  signIn(input: { email: string; password: string }, headers?: Headers): Promise<ApiResult<SignedIn>>
  signOut(headers: Headers): Promise<ApiResult<undefined>>
  getSession(headers: Headers): Promise<ApiResult<CurrentSession>>
  refresh(headers: Headers): Promise<ApiResult<SignedIn>>
  listSessions(headers: Headers): Promise<ApiResult<{ sessions: SessionItem[] }>>
  revokeSession(id: string, headers: Headers): Promise<ApiResult<undefined>>
  revokeAllSessions(headers: Headers): Promise<ApiResult<{ revoked: number }>>
  verifyEmail(
    input: { token: string },
    headers?: Headers,
  ): Promise<ApiResult<{ user: PublicUser; expiresAt?: string }>>
  resendVerification(input: { email: string }, headers?: Headers): Promise<ApiResult<undefined>>
  requestPasswordReset(input: { email: string }, headers?: Headers): Promise<ApiResult<{ status: 'sent' }>>
  resetPassword(
    input: { token: string; password: string },
    headers?: Headers,
  ): Promise<ApiResult<{ status: 'password_reset' }>>
  changePassword(
    input: { currentPassword: string; newPassword: string },
    headers: Headers,
  ): Promise<ApiResult<SignedIn>>
  getMe(headers: Headers): Promise<ApiResult<Profile>>
  updateProfile(input: { name: string }, headers: Headers): Promise<ApiResult<Profile>>
  listTenants(headers: Headers): Promise<ApiResult<Tenants>>
  switchTenant(
    input: { tenantId: string },
    headers: Headers,
  ): Promise<ApiResult<SignedIn & { tenantId: string }>>
  deleteMe(input: { password: string }, headers: Headers): Promise<ApiResult<undefined>>
}

export function createApi(pipeline: Pipeline): AuthApi {
  const call = <T>(key: string, input: object, headers: Headers = new Headers()): Promise<ApiResult<T>> =>
    pipeline.run(key, input, { headers, transport: 'api' }).then(toResult<T>)
  return {
    signUp: (input, headers) => call('signUp', input, headers),
    signIn: (input, headers) => call('signIn', input, headers),
    signOut: (headers) => call('signOut', {}, headers),
    getSession: (headers) => call('getSession', {}, headers),
    refresh: (headers) => call('refresh', {}, headers),
    listSessions: (headers) => call('getSessions', {}, headers),
    revokeSession: (id, headers) => call('deleteSession', { id }, headers),
    revokeAllSessions: (headers) => call('deleteSessions', {}, headers),
    verifyEmail: (input, headers) => call('verifyEmail', input, headers),
    resendVerification: (input, headers) => call('resendVerification', input, headers),
    requestPasswordReset: (input, headers) => call('requestPasswordReset', input, headers),
    resetPassword: (input, headers) => call('resetPassword', input, headers),
    changePassword: (input, headers) => call('changePassword', input, headers),
    getMe: (headers) => call('getMe', {}, headers),
    updateProfile: (input, headers) => call('updateProfile', input, headers),
    listTenants: (headers) => call('getTenants', {}, headers),
    switchTenant: (input, headers) => call('switchTenant', input, headers),
    deleteMe: (input, headers) => call('deleteMe', input, headers),
  }
}

function toResult<T>(outcome: Outcome): ApiResult<T> {
  const { cookies, requestId, status, body } = outcome
  if (!outcome.error) return { ok: true, value: body as T, cookies, requestId }
  return { ok: false, error: (body as ErrorBody).error, status, cookies, requestId }
}
