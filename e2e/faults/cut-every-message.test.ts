import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { accountCutFlows } from './cut-account-flows'
import { cutEverywhere } from './cut-every-message'
import { projectCutFlows } from './cut-project-flows'
import { resourceCutFlows } from './cut-resource-flows'
import { tenantCutFlows } from './cut-tenant-flows'
import { openCutWorld, type CutWorld } from './cut-world'

/** Of development alone, and one statement; and one that only looks. */
const leftOut = ['advanceClock', 'previewRole']
/**
 * Done at a provider, which no transaction takes back: what is cut there is taken over from it later, by the webhook or the
 * daily comparison. That has tests of its own, beside lib/features/billing.
 */
const elsewhere = [
  ...['checkout', 'changePlan', 'setAddOn', 'cancelSubscription', 'resumeSubscription', 'openBillingPortal'],
  ...['receiveWebhook', 'paySimulatedCheckout', 'resendSimulatedEvent', 'changeSimulatedCustomer'],
  'replayWebhook',
]

let world: CutWorld
beforeAll(async () => void (world = await openCutWorld(inject('postgresUrl'))))
afterAll(() => world.close())

describe('the connection to the database', () => {
  it('is cut at every message of every mutation there is', () => {
    const mutations = world.direct().actions.filter(({ method }) => method !== 'GET')
    const keys = mutations.map(({ key }) => key).filter((key) => ![...leftOut, ...elsewhere].includes(key))
    const flows = [accountCutFlows, tenantCutFlows, resourceCutFlows, projectCutFlows].flatMap(Object.keys)
    expect(flows.sort()).toEqual(keys.sort())
  })

  it('cut while it is being opened is survived alike', async () => {
    await cutEverywhere(world, 'refresh', { words: 'a refresh', again: { status: 200 } }, world.cool)
  }, 300_000)
})
