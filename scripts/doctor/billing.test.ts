import { describe, expect, it } from 'vitest'
import { access } from '@/lib/config/access'
import { checkBilling } from './billing'

const APP_URL = 'https://app.example.com'

describe('the doctor on billing', () => {
  it('says what to set where nothing is sold, which is no fault', () => {
    const [finding] = checkBilling({ mode: 'production', APP_URL })
    expect(finding).toMatchObject({ state: 'well', text: expect.stringContaining('nothing is sold') })
    expect(finding?.advice).toContain('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET')
  })

  it('says what the app would not start with', () => {
    const { pro } = access.plans
    const plans = { ...access.plans, ...(pro && { support: { ...pro, key: 'support', group: 'support' } }) }
    const [finding] = checkBilling({ mode: 'development', APP_URL }, { plans })
    expect(finding).toMatchObject({ state: 'broken', text: expect.stringContaining('plans["support"]') })
  })

  it('says that it is simulated where it is', () => {
    const [finding] = checkBilling({ mode: 'development', APP_URL: 'http://localhost:3000' })
    expect(finding).toMatchObject({ state: 'well', text: expect.stringContaining('/dev/billing') })
  })

  it('says where webhooks go, and shows no key', () => {
    const [finding] = checkBilling({ mode: 'production', APP_URL, STRIPE_SECRET_KEY: 'sk_live_ofTheTests' })
    expect(finding).toMatchObject({ state: 'well', text: 'sold through Stripe' })
    expect(finding?.advice).toContain(`${APP_URL}/api/billing/webhook/stripe`)
    expect(JSON.stringify(finding)).not.toContain('ofTheTests')
  })

  it.each(['sk_test_ofTheTests', 'rk_test_ofTheTests'])('notes %s in production: no money moves', (key) => {
    const test = { APP_URL, STRIPE_SECRET_KEY: key }
    expect(checkBilling({ ...test, mode: 'production' })[0]?.state).toBe('note')
    expect(checkBilling({ ...test, mode: 'development' })[0]).toMatchObject({
      state: 'well',
      text: expect.stringContaining('test mode'),
    })
  })
})
