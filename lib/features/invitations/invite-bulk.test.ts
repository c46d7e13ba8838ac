import { describe, expect, it } from 'vitest'
import { createTestAuth } from '@/e2e/harness/test-auth'
import { bob, joinTenant, newTenant } from '@/e2e/harness/tenants'

const zoe = 'zoe@example.com'

async function acme() {
  const world = createTestAuth()
  const owner = await newTenant(world)
  return { world, admin: await joinTenant(world, owner.browser, bob, 'admin') }
}

describe('POST /api/invitations/bulk', () => {
  it('tells of each line what became of it', async () => {
    const { world, admin } = await acme()
    await admin.browser.post('/api/invitations', { email: zoe, role: 'member' })
    const addresses = `new@example.com\n\nnobody\n${zoe}; "Bob" <${bob}>\nNEW@example.com`
    const answer = await admin.browser.post('/api/invitations/bulk', { addresses, role: 'member' })
    expect([answer.status, answer.json()]).toEqual([
      200,
      {
        results: [
          { line: 1, address: 'new@example.com', outcome: 'invited' },
          { line: 3, address: 'nobody', outcome: 'malformed' },
          { line: 4, address: zoe, outcome: 'already_invited' },
          { line: 4, address: `"Bob" <${bob}>`, outcome: 'member' },
          { line: 5, address: 'NEW@example.com', outcome: 'already_invited' },
        ],
      },
    ])
    expect(world.mails.filter(({ to }) => to === 'new@example.com')).toHaveLength(1)
  })

  it('looks at 100 addresses', async () => {
    const { admin } = await acme()
    const addresses = Array.from({ length: 103 }, (_, at) => `p${at}@example.com`).join(',')
    const answer = await admin.browser.post('/api/invitations/bulk', { addresses, role: 'member' })
    const { results } = answer.json<{ results: { outcome: string }[] }>()
    expect(results.map(({ outcome }) => outcome)).toEqual([
      ...Array<string>(100).fill('invited'),
      ...Array<string>(3).fill('over_limit'),
    ])
  })

  it('PRV-2 gives no role above the inviter’s own to anyone', async () => {
    const { world, admin } = await acme()
    const before = world.mails.length
    const body = { addresses: 'new@example.com', role: 'owner' }
    expect((await admin.browser.post('/api/invitations/bulk', body)).code).toBe('FORBIDDEN')
    expect(world.mails).toHaveLength(before)
  })

  it('RAT-5 reads 30 lists in ten minutes', async () => {
    const { world, admin } = await acme()
    const send = () => admin.browser.post('/api/invitations/bulk', { addresses: bob, role: 'member' })
    for (let at = 0; at < 30; at++) expect((await send()).status).toBe(200)
    expect((await send()).code).toBe('RATE_LIMITED')
    world.clock.advance('10m')
    await admin.browser.post('/api/auth/refresh')
    expect((await send()).status, 'twin').toBe(200)
  })

  it('refuses an empty list', async () => {
    const { admin } = await acme()
    for (const addresses of ['', '\n , ;', 'x'.repeat(40_001)])
      expect((await admin.browser.post('/api/invitations/bulk', { addresses, role: 'member' })).code).toBe(
        'VALIDATION',
      )
  })
})
