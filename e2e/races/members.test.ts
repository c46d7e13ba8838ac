import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { sharedInstances, type Instances } from '../harness/instances'
import { newAddress, signIn } from '../harness/people'
import { racePatiently } from '../harness/race-patiently'
import { seedPerson } from '../harness/seeded-people'
import { countHolders, seedMember, seedTenant, type SeededTenant } from '../harness/seeded-tenants'

let instances: Instances
beforeAll(async () => void (instances = await sharedInstances()))

const patch = (by: SeededTenant['browser'], memberId: string, role: string) =>
  by.copy().patch(`/api/members/${memberId}`, { role })

describe('PRV-3 two owners', () => {
  it('PRV-3 who demote each other, fifty times at once, leave one of them', async () => {
    const first = await seedTenant(instances)
    const second = await seedMember(instances, first, 'owner')
    const { byStatus } = await racePatiently(instances, 50, (at) =>
      at % 2
        ? patch(first.browser, second.memberId, 'admin')
        : patch(second.browser, first.memberId, 'admin'),
    )
    // Whoever was first did it, and did it again to somebody who is no owner; the other may not any more.
    expect(await countHolders(instances, first.id, 'owner')).toBe(1)
    expect(byStatus).toEqual({ 200: 25, 403: 25 })
  })

  it('PRV-3 who leave at once, leave one of them', async () => {
    const first = await seedTenant(instances)
    const second = await seedMember(instances, first, 'owner')
    const leave = ({ browser, memberId }: Pick<SeededTenant, 'browser' | 'memberId'>) =>
      browser.copy().delete(`/api/members/${memberId}`)
    const { answers } = await racePatiently(instances, 20, (at) => leave(at % 2 ? first : second))
    const codes = new Set<string>(answers.map(({ status, code }) => code ?? String(status)))
    // The one who left is no member any more, and has no tenant to say so in.
    for (const gone of ['NOT_A_MEMBER', 'NO_TENANT']) codes.delete(gone)
    expect(codes).toEqual(new Set(['204', 'LAST_OWNER']))
    expect(await countHolders(instances, first.id, 'owner')).toBe(1)
  })

  it('PRV-3 twin: who step down one after the other, the last one stays', async () => {
    const first = await seedTenant(instances)
    const second = await seedMember(instances, first, 'owner')
    expect((await patch(first.browser, first.memberId, 'admin')).status).toBe(200)
    expect((await patch(second.browser, second.memberId, 'admin')).code).toBe('LAST_OWNER')
  })
})

describe('TEN-3 a removal', () => {
  it('TEN-3 racing writes of the removed: what comes after it is refused, on both instances', async () => {
    const tenant = await seedTenant(instances)
    const admin = await seedMember(instances, tenant, 'admin')
    const write = () =>
      admin.browser.copy().post('/api/invitations', { email: `${randomUUID()}@example.com`, role: 'member' })
    const before = instances.race(25, write)
    const removal = await tenant.browser.delete(`/api/members/${admin.memberId}`)
    expect(removal.status).toBe(204)
    const after = await racePatiently(instances, 25, write)
    const { answers } = await before
    expect(new Set(after.answers.map(({ status }) => status))).not.toContain(201)
    const written = answers.filter(({ status }) => status === 201).length
    const rows = await instances.sql(`SELECT 1 FROM "invitations" WHERE "invited_by" = $1`, [admin.person.id])
    expect(rows).toHaveLength(written)
  })

  it('TEN-3 twin: of another member stops nobody else', async () => {
    const tenant = await seedTenant(instances)
    const [admin, member] = [
      await seedMember(instances, tenant, 'admin'),
      await seedMember(instances, tenant),
    ]
    const [removal, { byStatus }] = await Promise.all([
      tenant.browser.delete(`/api/members/${member.memberId}`),
      racePatiently(instances, 20, () =>
        admin.browser
          .copy()
          .post('/api/invitations', { email: `${randomUUID()}@example.com`, role: 'member' }),
      ),
    ])
    expect([removal.status, byStatus]).toEqual([204, { 201: 20 }])
  })
})

describe('one slug, fifty times at once', () => {
  const ask = async (body: () => object) => {
    const browser = await signIn(instances, await seedPerson(instances))
    return racePatiently(instances, 50, () => browser.copy().post('/api/tenants', body()))
  }

  it('is one tenant’s', async () => {
    const slug = `race-${newAddress().replaceAll('.', '-')}`
    const { byStatus, answers } = await ask(() => ({ name: 'Acme', slug }))
    expect(byStatus).toEqual({ 201: 1, 409: 49 })
    expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([undefined, 'SLUG_TAKEN']))
    expect(await instances.sql(`SELECT 1 FROM "tenants" WHERE "slug" = $1`, [slug])).toHaveLength(1)
  })

  it('twin: of one name alone makes fifty, each at an address of its own', async () => {
    const { byStatus, answers } = await ask(() => ({ name: 'Race of Names' }))
    expect(byStatus).toEqual({ 201: 50 })
    expect(new Set(answers.map((answer) => answer.json<{ slug: string }>().slug)).size).toBe(50)
  })
})
