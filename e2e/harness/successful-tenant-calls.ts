import type { Answer, Browser } from './browser'
import type { TestAuth } from './test-auth'
import { ada, bob, invited, joinTenant, memberOf, newTenant } from './tenants'

type Calls = Record<string, (world: TestAuth) => Promise<Answer>>

/** A way to make each action about tenants, members and invitations succeed. */
export const successfulTenantCalls: Calls = {
  createTenant: async (world) => {
    const { browser } = await world.signUpVerified(ada)
    return browser.post('/api/tenants', { name: 'Acme' })
  },
  getTenant: async (world) => (await owner(world)).get('/api/tenant'),
  updateTenant: async (world) => (await owner(world)).patch('/api/tenant', { name: 'Acme Inc.' }),
  deleteTenant: async (world) => (await owner(world)).delete('/api/tenant'),
  listDeletedTenants: async (world) => (await owner(world)).get('/api/tenants/deleted'),
  restoreTenant: async (world) => {
    const { browser, tenant } = await newTenant(world)
    await browser.delete('/api/tenant')
    return browser.post('/api/tenant/restore', { tenantId: tenant.id })
  },
  transferOwnership: async (world) => {
    const { browser } = await newTenant(world)
    const { userId } = await joinTenant(world, browser)
    return browser.post('/api/tenant/transfer-ownership', { userId })
  },
  listMembers: async (world) => (await owner(world)).get('/api/members?sort=-joinedAt'),
  getMember: async (world) => {
    const { browser, userId } = await newTenant(world)
    return browser.get(`/api/members/${(await memberOf(browser, userId)).id}`)
  },
  changeMemberRole: async (world) => {
    const { browser, memberId } = await withMember(world)
    return browser.patch(`/api/members/${memberId}`, { role: 'admin' })
  },
  removeMember: async (world) => {
    const { browser, memberId } = await withMember(world)
    return browser.delete(`/api/members/${memberId}`)
  },
  listInvitations: async (world) => (await withInvited(world)).browser.get('/api/invitations'),
  createInvitation: async (world) =>
    (await owner(world)).post('/api/invitations', { email: bob, role: 'member' }),
  createInvitations: async (world) =>
    (await owner(world)).post('/api/invitations/bulk', { addresses: `${bob}\nnobody`, role: 'member' }),
  resendInvitation: async (world) => {
    const { browser, id } = await withInvited(world)
    return browser.post(`/api/invitations/${id}/resend`)
  },
  revokeInvitation: async (world) => {
    const { browser, id } = await withInvited(world)
    return browser.delete(`/api/invitations/${id}`)
  },
  previewInvitation: async (world) => {
    const { token } = await withInvited(world)
    return world.browser().get(`/api/invitations/preview?${new URLSearchParams({ token })}`)
  },
  acceptInvitation: async (world) => {
    const { token } = await withInvited(world)
    const { browser } = await world.signUpVerified(bob)
    return browser.post('/api/invitations/accept', { token })
  },
}

async function owner(world: TestAuth): Promise<Browser> {
  return (await newTenant(world)).browser
}

async function withMember(world: TestAuth) {
  const { browser } = await newTenant(world)
  const { userId } = await joinTenant(world, browser)
  return { browser, memberId: (await memberOf(browser, userId)).id }
}

async function withInvited(world: TestAuth) {
  const { browser } = await newTenant(world)
  const token = await invited(world, browser, bob)
  const { items } = (await browser.get('/api/invitations')).json<{ items: { id: string }[] }>()
  return { browser, token, id: items[0]?.id }
}
