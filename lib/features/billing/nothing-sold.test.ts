import { beforeEach, describe, expect, it } from 'vitest'
import { newBuyer, sendWebhook, type Buyer } from '@/e2e/harness/billing'
import { heldPlan } from '@/e2e/harness/plans'

let buyer: Buyer
beforeEach(async () => void (buyer = await newBuyer(undefined, null)))

const words = 'Nothing can be bought here yet: no payment provider is set up.'

describe('where there is no payment provider, as in production without keys', () => {
  it.each<[act: string, method: string, path: string, body?: object]>([
    ['to buy', 'POST', 'checkout', { plan: 'pro' }],
    ['to change the plan', 'POST', 'change-plan', { plan: 'enterprise' }],
    ['to look at a change', 'GET', 'change-plan?plan=pro'],
    ['to buy an add-on', 'POST', 'add-ons', { addOn: 'extra-invites' }],
    ['to cancel', 'POST', 'cancel'],
    ['to resume', 'POST', 'resume'],
    ['to open the portal', 'POST', 'portal'],
    ['to have an invoice on paper', 'GET', 'invoices/in_1.pdf'],
  ])('%s is answered 503, and changes nothing', async (_, method, path, body) => {
    const before = await buyer.state()
    const lines = buyer.world.audit.length
    const { status, code, error } = await buyer.owner.send(method, `/api/billing/${path}`, { body })
    expect([status, code, error?.message]).toEqual([503, 'UNAVAILABLE', words])
    expect([await buyer.state(), buyer.world.audit.length]).toEqual([before, lines])
  })

  it('what is asked for wrongly is still told so', async () => {
    expect((await buyer.owner.post('/api/billing/checkout', { plan: 'none' })).code).toBe('VALIDATION')
  })

  it('there is the plan that was given by hand, and else the default plan', async () => {
    expect(await buyer.state()).toMatchObject({ plan: 'free', status: 'none', subscribed: null })
    await buyer.world.tenancy.subscriptions.assign(buyer.tenantId, heldPlan('pro'))
    expect(await buyer.state()).toMatchObject({ plan: 'pro', status: 'none', price: null })
  })

  it.each([
    ['invoices', { items: [], nextCursor: null }],
    ['payment-method', { paymentMethod: null }],
  ])('there are no %s, and that is no failure', async (path, body) => {
    const answer = await buyer.owner.get(`/api/billing/${path}`)
    expect([answer.status, answer.json()]).toEqual([200, body])
  })

  it('BIL-1 a webhook is nobody’s', async () => {
    const { status, code } = await sendWebhook(buyer.world, { id: 'evt_1', customerId: 'cus_1' })
    expect([status, code]).toEqual([404, 'NOT_FOUND'])
  })
})
