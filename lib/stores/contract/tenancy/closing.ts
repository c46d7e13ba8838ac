import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import { minute, start } from '../samples'
import { sampleSubscription } from './billing-accounts'
import {
  addMember,
  addProject,
  addTenant,
  addWorkspace,
  day,
  leaveAll,
  listing,
  sampleInvitation,
  sampleRole,
  type Home,
} from './samples'
import type { TenancySubject } from './subject'

/** What becomes of a tenant at a payment provider when its people are gone. */
export function describeClosing(name: string, subject: () => TenancySubject): void {
  const closing = { at: start + day, purgeAt: start + 31 * day }
  const directory = () => subject().tenancy.directory
  const refOf = ({ id }: Pick<Home, 'id'>) => ({ tenantId: id, provider: 'simulator' })
  const accountOf = (home: Home) => subject().tenancy.billing.account(refOf(home))
  const tell = async (home: Home, subscription: ProviderSubscription | null) => {
    const { billing } = subject().tenancy
    const look = (await billing.beginSync(refOf(home))) ?? 0
    await billing.applySync(refOf(home), look, subscription, start)
  }
  /** A tenant that is a customer, and has a subscription unless null is given. */
  const addCustomer = async (subscription: ProviderSubscription | null = sampleSubscription()) => {
    const home = await addTenant(subject(), { slug: 'harbor', name: 'Harbor' })
    await subject().tenancy.billing.openAccount(refOf(home), `cus_${home.id}`)
    await tell(home, subscription)
    return home
  }

  describe(name, () => {
    test.each([
      ['pays', sampleSubscription()],
      ['may be about to pay', null],
    ])('one that %s outlives its last member, to be purged later', async (_, subscription) => {
      const home = await addCustomer(subscription)
      const account = await accountOf(home)
      expect(await leaveAll(subject(), home.owner.id, closing)).toBe(true)
      expect(await accountOf(home)).toEqual(account)
      const { at: deletedAt, purgeAt } = closing
      expect(await directory().findById(home.id)).toMatchObject({ id: home.id, deletedAt, purgeAt })
      expect(await directory().listDeletedOwnedBy(home.owner.id)).toEqual([])
    })

    test('nothing that people have put into it is left, and its address is free', async () => {
      const home = await addCustomer()
      const invitation = sampleInvitation(home)
      const workspace = await addWorkspace(home)
      const project = await addProject(home, workspace.id)
      await home.within(async ({ invitations, customRoles, flags }) => {
        await invitations.create(invitation)
        await customRoles.create(sampleRole())
        await flags.set('beta', null, true)
      })
      await leaveAll(subject(), home.owner.id, closing)
      expect(JSON.stringify(await directory().findById(home.id))).not.toMatch(/harbor/i)
      expect(await directory().findInvitation(invitation.tokenHash)).toBeNull()
      expect(await contentOf(home, workspace.id, project.id)).toEqual([null, null, [], [], null])
      const things = [{ type: 'workspace', id: workspace.id }]
      expect(await subject().tenancy.closure.placements(home.id, things)).toEqual([null])
      expect((await addTenant(subject(), { slug: 'harbor' })).id).not.toBe(home.id)
    })

    test('one that was being deleted already keeps its dates', async () => {
      const home = await addCustomer()
      const dates = { deletedAt: start, purgeAt: start + 30 * day }
      await home.within(({ tenant }) => tenant.markDeleted(dates.deletedAt, dates.purgeAt))
      expect(await leaveAll(subject(), home.owner.id, closing)).toBe(true)
      expect(await directory().findById(home.id)).toMatchObject(dates)
      expect(await accountOf(home)).not.toBeNull()
    })

    test('one that becomes a customer while its last member leaves is kept', async () => {
      const home = await addTenant(subject())
      let left: Promise<unknown> = Promise.resolve()
      await home.within(async ({ billing }) => {
        await billing.openAccount(refOf(home), `cus_${home.id}`)
        left = leaveAll(subject().other, home.owner.id, closing)
        await setTimeout(100)
      })
      expect(await left).toBe(true)
      expect(await accountOf(home)).not.toBeNull()
    })

    test('twin: one with others in it lives on as it is', async () => {
      const home = await addCustomer()
      await addMember(subject(), home, { role: 'owner' })
      const before = await directory().findById(home.id)
      expect(await leaveAll(subject(), home.owner.id, closing)).toBe(true)
      expect(await directory().findById(home.id)).toEqual(before)
    })

    test('the purge spares one whose subscription would renew, until it is canceled', async () => {
      const home = await addCustomer()
      const purge = () => directory().purgeDeleted(start + day)
      await home.within(({ tenant }) => tenant.markDeleted(start, start + minute))
      for (const status of ['trialing', 'active', 'past_due', 'unpaid'] as const) {
        await tell(home, sampleSubscription({ status }))
        expect(await purge(), status).toEqual([])
      }
      await tell(home, sampleSubscription({ cancelAtPeriodEnd: true }))
      expect(await purge()).toEqual([home.id])
      expect(await accountOf(home)).toBeNull()
      expect(await subject().tenancy.webhooks.tenantOf('simulator', `cus_${home.id}`)).toBeNull()
    })

    test.each([
      ['none', null],
      ['one that is over', sampleSubscription({ status: 'canceled' })],
      ['one that never began', sampleSubscription({ status: 'incomplete' })],
    ])('twin: the purge takes one that has %s', async (_, subscription) => {
      const home = await addCustomer(subscription)
      await home.within(({ tenant }) => tenant.markDeleted(start, start + minute))
      expect(await directory().purgeDeleted(start + day)).toEqual([home.id])
    })
  })
}

function contentOf({ within, owner }: Home, workspaceId: string, projectId: string) {
  return within(async ({ workspaces, projects, members, customRoles }) => [
    await workspaces.find(workspaceId),
    await projects.find(projectId),
    await members.list(listing('name')),
    await customRoles.list(),
    await members.findByUser(owner.id),
  ])
}
