import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { bundle } from '@/e2e/harness/bundle'
import { heldPlan } from '@/e2e/harness/plans'
import { productionEnv } from '@/e2e/harness/production-env'
import { runBundled, runTask } from '@/e2e/harness/run-task'
import { startStripe, type StripeStandIn } from '@/e2e/harness/stripe-stand-in'
import { access } from '@/lib/config/access'
import type { BillingProvider } from '@/lib/core/billing/provider'
import { createStripeProvider } from '@/lib/providers/billing/stripe/provider'
import { orderOf, secrets } from '@/lib/providers/billing/stripe/test-stripe'
import { addTenant } from '@/lib/stores/contract/tenancy/samples'
import type { TenancySubject } from '@/lib/stores/contract/tenancy/subject'
import { createTestDatabase } from '@/lib/stores/prisma/test-database'
import { tenancySubjectOn } from '@/lib/stores/prisma/test-tenancy'
import { openDatabase } from '@/lib/stores/prisma/database'
import { applyMigrations } from '@/lib/stores/prisma/migrate'

let subject: TenancySubject
let stand: StripeStandIn
let provider: BillingProvider
let env: Record<string, string>
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-tasks-'))
const files = { billing: join(folder, 'billing.mjs'), 'plans-migrate': join(folder, 'plans-migrate.mjs') }
/** As `runTask`, in a fraction of its time. */
const runQuickly = runBundled(files)
beforeAll(async () => {
  for (const [name, file] of Object.entries(files)) await bundle(`scripts/${name}.ts`, file)
  const url = await createTestDatabase(inject('postgresUrl'))
  const database = await openDatabase({ url })
  await applyMigrations(database)
  subject = await tenancySubjectOn(database, database, {})
  stand = await startStripe()
  provider = createStripeProvider({ ...secrets, plans: access.plans, currency: 'usd', baseUrl: stand.url })
  await provider.syncPlans(Object.values(access.plans))
  const { secretKey: STRIPE_SECRET_KEY, webhookSecret: STRIPE_WEBHOOK_SECRET } = secrets
  env = { DATABASE_URL: url, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_BASE_URL: stand.url }
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await subject.close()
  await stand.stop()
})

/** A tenant that is a customer; its own, unless another is given. */
async function addCustomer(given?: string): Promise<{ tenantId: string; customerId: string }> {
  const { id: tenantId } = await addTenant(subject)
  const tenant = { id: tenantId, name: 'Acme', email: 'ada@example.com' }
  const customerId = given ?? (await provider.createCustomer(tenant, tenantId))
  await subject.tenancy.billing.openAccount({ tenantId, provider: 'stripe' }, customerId)
  return { tenantId, customerId }
}

// Each is a process or two, which start as quickly as the machine lets them.
describe('npm run billing', { timeout: 60_000 }, () => {
  it.each([
    ['an unknown command', ['sell-all'], () => env, 'npm run billing -- sync-plans', runTask],
    [
      'half of the keys',
      ['drift'],
      () => ({ ...env, STRIPE_WEBHOOK_SECRET: '' }),
      'STRIPE_WEBHOOK_SECRET: is not set',
      runTask,
    ],
    [
      'no keys in production',
      ['sync-plans'],
      () => productionEnv(env.DATABASE_URL ?? ''),
      'no payment provider is set up',
      runQuickly,
    ],
    ['an event that nobody knows', ['replay', 'evt_none'], () => env, 'No event evt_none', runQuickly],
    ['an organization that there is not', ['grant', 'nobody', 'pro'], () => env, 'as nobody', runQuickly],
  ])('with %s says so, and fails', async (_, words, given, told, run) => {
    const { code, out, err } = await run(['billing', ...words], given())
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(told)
    expect(err, 'no stack').not.toMatch(/^ {4}at /m)
  })

  it('grant and promise hold at once, and are told to the open pages of the app', async () => {
    const { id, slug } = await addTenant(subject)
    for (const words of [
      ['grant', slug, 'enterprise'],
      ['promise', slug, 'ai-limit', '-1'],
    ])
      expect(await runQuickly(['billing', ...words], env)).toMatchObject({ code: 0, err: '' })
    const known = await subject.tenancy.subscriptions.subscription(id)
    expect(known).toMatchObject({
      ...{ held: [{ terms: { key: 'enterprise' } }], overrides: { 'ai-limit': { max: -1 } } },
    })
    const told = () => subject.events.filter(({ tenantId }) => tenantId === id).map(({ type }) => type)
    await expect.poll(told).toEqual(['plan_changed', 'limit_changed'])
  })

  it('drift tells what it found, mends it, and goes on after whom it can’t ask', async () => {
    const sold = await addCustomer()
    const { url } = await provider.checkout(orderOf(sold.customerId, 'pro'), sold.tenantId)
    stand.pay(url)
    const { tenantId: unknown } = await addCustomer('cus_nobody')
    const found = await runQuickly(['billing', 'drift', '--mend'], env)
    expect([found.code, found.err]).toEqual([1, expect.stringContaining(`${unknown}  failed:`)])
    expect(found.out).toMatch(
      new RegExp(
        `^${sold.tenantId}\\n  provider: active: pro .*\\n  database: no subscription.*\\n  mended\\n$`,
      ),
    )
    await subject.tenancy.billing.replaceCustomer(
      { tenantId: unknown, provider: 'stripe' },
      'cus_nobody',
      await provider.createCustomer({ id: unknown, name: 'Globex', email: 'eve@example.com' }, unknown),
    )
    expect(await runQuickly(['billing', 'drift'], env)).toEqual({
      ...{ code: 0, out: 'The provider and the database say the same.\n', err: '' },
    })
  })
})

describe('npm run plans:migrate', { timeout: 60_000 }, () => {
  it('says that there is nobody to move, and who keeps an earlier version', async () => {
    const { tenantId } = await addCustomer()
    expect(await runQuickly(['plans-migrate'], env)).toEqual({
      ...{ code: 0, out: 'Everybody has the present version of their plan.\n', err: '' },
    })
    await subject.tenancy.subscriptions.assign(tenantId, heldPlan('pro', { version: 'earlier' }))
    expect(await runQuickly(['plans-migrate', '--dry-run'], env)).toEqual({
      ...{ code: 0, out: `${tenantId}  pro earlier  keeps it: the plan has no grace\n`, err: '' },
    })
  })
})
