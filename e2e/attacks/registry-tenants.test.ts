import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Browser } from '../harness/browser'
import { withHeaders } from '../harness/registry-walk/attempt'
import { openStage, type Stage } from '../harness/registry-walk/stage'
import { heldPlan } from '../harness/plans'
import { createTestAuth } from '../harness/test-auth'

const actions = createTestAuth().actions.filter(({ tenant }) => tenant !== undefined)
const nothingWritten = { cookies: [], faults: [], writes: [] }

/** Who makes the call of a stage, and the organization that it is made in. */
async function standpointOf({ browser }: Stage) {
  const { user, session } = (await browser.copy().get('/api/auth/session')).json<Standpoint>()
  return { userId: user.id, email: user.email, tenantId: session.tenantId }
}
type Standpoint = { user: { id: string; email: string }; session: { tenantId: string } }

/** Somebody in a browser of their own, who became a member with that role. */
async function addMember(stage: Stage, email: string, role: string): Promise<Browser> {
  const { tenancy, signUpVerified, signIn } = stage.world
  const { tenantId } = await standpointOf(stage)
  const { user } = await signUpVerified(email)
  await tenancy.inTenant(tenantId, ({ members }) =>
    members.add({ id: randomUUID(), userId: user.id, role, at: 0 }),
  )
  return (await signIn(email)).browser
}

/** A role of the organization's own that gives nothing. */
async function addEmptyRole(stage: Stage): Promise<string> {
  const { tenantId } = await standpointOf(stage)
  const grant = { permissions: [], exclude: [] }
  const role = {
    id: randomUUID(),
    type: 'organization',
    slug: 'nothing',
    title: 'Nothing',
    custom: true,
    grant,
  }
  await stage.world.tenancy.inTenant(tenantId, ({ customRoles }) =>
    customRoles.create({ ...role, createdAt: 0, updatedAt: 0 }),
  )
  return role.slug
}

/** Somebody who owns another organization. */
async function ownerElsewhere({ world }: Stage): Promise<Browser> {
  const { tenancy, signUpVerified, signIn, clock } = world
  const { user } = await signUpVerified('owner@elsewhere.example')
  const owner = { memberId: randomUUID(), userId: user.id }
  await tenancy.directory.createTenant({ ...elsewhere, createdAt: clock.now(), owner })
  await tenancy.subscriptions.assign(elsewhere.id, heldPlan('enterprise'))
  return (await signIn('owner@elsewhere.example')).browser
}

const elsewhere = { id: randomUUID(), slug: 'elsewhere', name: 'Elsewhere' }

/** The ids in what is sent: of things that are the organization's, as nobody else's are there yet. */
function idsIn({ call }: Stage): string[] {
  const sent = decodeURIComponent(call.path) + JSON.stringify(call.body ?? null)
  return sent.match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? []
}

describe.each(actions)('$method $path', (action) => {
  it('TEN-1 TEN-2 TEN-3 TEN-5 twin: is done for whom it is meant', async () => {
    expect((await (await openStage(action)).attempt()).status).toBeLessThan(300)
  })

  it('TEN-1 is not for somebody who is not signed in', async () => {
    const stage = await openStage(action)
    const outcome = await stage.attempt(withHeaders({ cookie: null }))
    expect(outcome).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', ...nothingWritten })
  })

  it('TEN-1 TEN-5 finds and tells nothing of it from another organization', async () => {
    const stage = await openStage(action)
    const { email, tenantId } = await standpointOf(stage)
    const other = await ownerElsewhere(stage)
    const written = stage.world.audit.length
    const { text, status, cookies, faults } = await stage.attemptAs(other)
    const ids = idsIn(stage)
    if (ids.length > 0 || action.params) {
      expect({ status, cookies, faults }).toEqual({ status: 404, cookies: [], faults: [] })
      expect(stage.world.audit).toHaveLength(written)
    }
    for (const trace of [...ids, tenantId, email]) expect(text).not.toContain(trace)
    expect((await stage.attempt()).status, 'twin: it is there still').toBeLessThan(300)
  })

  it('TEN-1 TEN-3 is refused to a former member at once, with the token from before', async () => {
    const stage = await openStage(action)
    const { userId, tenantId } = await standpointOf(stage)
    await addMember(stage, 'second@owner.example', 'owner')
    const removal = stage.world.tenancy.inTenant(tenantId, async ({ members, events }) => {
      await events.send('membership_changed', userId)
      return members.remove(userId)
    })
    expect(await removal).toBe('removed')
    expect(await stage.attempt()).toMatchObject({ status: 403, code: 'NOT_A_MEMBER', ...nothingWritten })
  })

  it('TEN-1 tells and does nothing for a role that gives nothing', async () => {
    const stage = await openStage(action)
    const role = await addEmptyRole(stage)
    const { text, ...outcome } = await stage.attemptAs(await addMember(stage, 'nothing@role.example', role))
    if (action.tenant?.entitlement !== undefined)
      expect(outcome).toMatchObject({ status: 403, code: 'FORBIDDEN', ...nothingWritten })
    for (const thing of ['Website', 'Launch']) expect(text).not.toContain(thing)
    expect((await stage.attempt()).status, 'twin: its owner may').toBeLessThan(300)
  })

  it('TEN-2 is refused to a page of another organization', async () => {
    const stage = await openStage(action)
    for (const slug of ['elsewhere', ''])
      expect(await stage.attempt(withHeaders({ 'x-tenant': slug }))).toMatchObject({
        ...{ status: 409, code: 'TENANT_MISMATCH', ...nothingWritten },
      })
    expect((await stage.attempt()).status, 'twin').toBeLessThan(300)
  })
})

it('these are all the actions that act within an organization', () => {
  expect(actions.length).toBeGreaterThan(25)
})
