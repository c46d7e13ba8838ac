import type { Answer } from './browser'
import { randomUUID } from 'node:crypto'
import { acme, globex } from './fake-tenants'
import { heldPlan } from './plans'
import { successfulBillingCalls } from './successful-billing-calls'
import { successfulTenantCalls } from './successful-tenant-calls'
import { successfulSampleCalls } from './successful-sample-calls'
import { goodPassword, type TestAuth } from './test-auth'

export const person = 'ada@example.com'

/**
 * A way to make each action succeed, by its key. Tests that hold for every action walk this table, and one of them fails
 * when a new action is not in it.
 */
export const successfulCalls: Record<string, (world: TestAuth) => Promise<Answer>> = {
  signUp: ({ browser }) => browser().post('/api/auth/signup', { email: person, password: goodPassword }),
  signIn: async ({ signUpVerified, browser }) => {
    await signUpVerified(person)
    return browser().post('/api/auth/signin', { email: person, password: goodPassword })
  },
  signOut: async (world) => (await signedIn(world)).post('/api/auth/signout'),
  getSession: async (world) => (await signedIn(world)).get('/api/auth/session'),
  refresh: async (world) => (await signedIn(world)).post('/api/auth/refresh'),
  getSessions: async (world) => (await signedIn(world)).get('/api/auth/sessions'),
  deleteSessions: async (world) => (await signedIn(world)).delete('/api/auth/sessions'),
  deleteSession: async (world) => {
    const browser = await signedIn(world)
    const { sessions } = (await browser.get('/api/auth/sessions')).json<{ sessions: { id: string }[] }>()
    return browser.delete(`/api/auth/sessions/${sessions[0]?.id}`)
  },
  changePassword: async (world) => {
    const body = { currentPassword: goodPassword, newPassword: 'another lamp under the hill' }
    return (await signedIn(world)).post('/api/auth/change-password', body)
  },
  getMe: async (world) => (await signedIn(world)).get('/api/auth/me'),
  updateProfile: async (world) => (await signedIn(world)).patch('/api/auth/me', { name: 'Countess Ada' }),
  deleteMe: async (world) => (await signedIn(world)).delete('/api/auth/me', { password: goodPassword }),
  verifyEmail: async ({ browser, mailedToken }) => {
    const own = browser()
    await own.post('/api/auth/signup', { email: person, password: goodPassword })
    return own.post('/api/auth/verify-email', { token: mailedToken('verify-email', person) })
  },
  resendVerification: ({ browser }) => browser().post('/api/auth/resend-verification', { email: person }),
  requestPasswordReset: ({ browser }) => browser().post('/api/auth/forgot-password', { email: person }),
  resetPassword: async ({ signUpVerified, browser, mailedToken }) => {
    await signUpVerified(person)
    await browser().post('/api/auth/forgot-password', { email: person })
    const token = mailedToken('reset-password', person)
    return browser().post('/api/auth/reset-password', { token, password: 'another lamp under the hill' })
  },
  getTenants: async (world) => (await signedIn(world)).get('/api/auth/tenants'),
  switchTenant: async (world) =>
    (await memberOf(world, globex)).post('/api/auth/switch-tenant', { tenantId: globex.id }),
  getAccessSet: async (world) => (await memberOf(world, acme)).get('/api/auth/access-set'),
  openAccessEvents: async (world) => (await memberOf(world, acme)).get('/api/auth/access-events'),
  getJwks: ({ browser }) => browser().get('/api/auth/.well-known/jwks.json'),
  authPing: async (world) => (await signedIn(world)).get('/api/auth/ping'),
  ...successfulSampleCalls((world) => memberOf(world, acme)),
  ...successfulBillingCalls((world) => memberOf(world, acme)),
  ping: ({ browser }) => browser().get('/api/ping'),
  health: ({ browser }) => browser().get('/api/health'),
  ready: ({ browser }) => browser().get('/api/ready'),
  listMail: ({ browser }) => browser().get('/api/dev/mail?to=Ada@example.com'),
  readClock: ({ browser }) => browser().get('/api/dev/clock'),
  advanceClock: ({ browser }) => browser().post('/api/dev/clock', { advance: '31d' }),
  openApi: ({ browser }) => browser().get('/api/openapi.json'),
  ...successfulTenantCalls,
}

export async function signedIn(world: TestAuth) {
  const { browser } = await world.signUpVerified(person)
  return browser
}

/** Signed in, and in this tenant as its owner. */
export async function memberOf(world: TestAuth, tenant: typeof acme) {
  const { user } = await world.signUpVerified(person)
  const owner = { memberId: randomUUID(), userId: user.id }
  await world.tenancy.directory.createTenant({ ...tenant, createdAt: world.clock.now(), owner })
  await world.tenancy.subscriptions.assign(tenant.id, heldPlan('enterprise'))
  return (await world.signIn(person)).browser
}
