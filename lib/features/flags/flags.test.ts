import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { tenantRoot } from '@/lib/config/access'
import { createMemoryStores } from '@/lib/stores/memory/stores'
import { createMemoryTenancy } from '@/lib/stores/memory/tenant/tenancy'
import type { AuditEntry } from '@/lib/core/auth/types'
import type { AccessEvent } from '@/lib/core/tenancy/types'
import { describeFlag } from './describe-flag'
import type { FlagChange } from './flag-command'
import { listFlags } from './list-flags'
import { setFlag } from './set-flag'

const model = { flags: { beta: { key: 'beta', title: 'New editor', default: false } } }
const ada = { id: randomUUID(), email: 'ada@example.com' }
const acme = { id: randomUUID(), slug: 'acme', name: 'Acme', createdAt: 0 }

let events: AccessEvent[]
let tenancy: ReturnType<typeof createMemoryTenancy>
let audit: () => (AuditEntry & { tenantId: string | null })[]
beforeEach(async () => {
  events = []
  const onEvent = (event: AccessEvent) => void events.push(event)
  const { stores, data } = createMemoryStores({ root: tenantRoot, onEvent })
  tenancy = createMemoryTenancy(data, { root: tenantRoot })
  audit = () => data.tables.audit.filter(() => true)
  await stores.users.createUser(
    { ...ada, name: 'Ada', emailVerified: true, disabled: false, createdAt: 0 },
    null,
  )
  await tenancy.directory.createTenant({ ...acme, owner: { memberId: randomUUID(), userId: ada.id } })
  events.length = 0
})

const set = (change: Partial<FlagChange>) =>
  setFlag(
    { tenancy, model, newId: () => randomUUID(), now: 1_000 },
    { key: 'beta', enabled: true, percent: null, ...change },
  )
const told = async (tenant?: string) => (await listFlags({ tenancy, model }, tenant)).map(describeFlag)

describe('a flag', () => {
  it('is as it is defined until it is set for everyone, or for a share of them', async () => {
    expect(await told()).toEqual(['beta (New editor): off by default'])
    await set({ percent: 20 })
    expect(await told()).toEqual(['beta (New editor): on for 20 %'])
    await set({ enabled: false })
    expect(await told()).toEqual(['beta (New editor): off'])
    await set({ enabled: null })
    expect(await told()).toEqual(['beta (New editor): off by default'])
    expect(events).toMatchObject(Array(3).fill({ tenantId: null, userId: null, type: 'flag_changed' }))
  })

  it('is set for one organization and for one of its members, who are told of it', async () => {
    await set({ tenant: 'acme' })
    await set({ tenant: 'acme', user: 'Ada@Example.com', enabled: false })
    expect(await told('acme')).toEqual([
      `beta (New editor): off by default\n    on for the organization\n    off for ${ada.id}`,
    ])
    expect(events).toMatchObject([
      { tenantId: acme.id, userId: null, type: 'flag_changed' },
      { tenantId: acme.id, userId: ada.id, type: 'flag_changed' },
    ])
    await set({ tenant: 'acme', user: ada.email, enabled: null })
    expect(await told('acme')).toEqual(['beta (New editor): off by default\n    on for the organization'])
  })

  it('is written to the audit log, whoever it was set for', async () => {
    await set({ percent: 20 })
    await set({ enabled: null })
    await set({ tenant: 'acme' })
    await set({ tenant: 'acme', user: ada.email, enabled: false })
    const written = audit()
    expect(written).toMatchObject(
      Array(4).fill({ at: 1_000, action: 'flag.set', actorId: null, ipAddress: null, requestId: null }),
    )
    expect(written.map(({ tenantId, target, data }) => [tenantId, target, data])).toEqual([
      [null, { type: 'flag', id: 'beta' }, { key: 'beta', enabled: true, percent: 20 }],
      [null, { type: 'flag', id: 'beta' }, { key: 'beta', enabled: null, percent: null }],
      [acme.id, { type: 'tenant', id: acme.id }, { key: 'beta', enabled: true }],
      [acme.id, { type: 'user', id: ada.id }, { key: 'beta', enabled: false }],
    ])
  })

  it.each([
    [{ key: 'betta' }, 'There is no flag "betta"; did you mean "beta"?'],
    [{ tenant: 'globex' }, 'There is no organization "globex"'],
    [{ tenant: 'acme', user: 'eve@example.com' }, 'There is no member eve@example.com'],
  ])('refuses %o, and says what there is not', async (change, message) => {
    await expect(set(change)).rejects.toThrow(message)
    expect(events).toEqual([])
    expect(audit()).toEqual([])
  })
})
