import type { BillingProvider } from '@/lib/core/billing/provider'
import type { SimulatorDesk } from '@/lib/core/billing/simulator-desk'
import type { SimulatorStore } from '@/lib/core/billing/simulator-store'
import type { Clock } from '@/lib/core/clock'
import type { RenderPdf } from '@/lib/core/documents/pdf'
import { createChanges } from './changes'
import { createDelivery, type Deliver } from './delivery'
import { createDesk } from './desk'
import { createSimulatorProvider, type SimulatorPages } from './provider'
import type { CustomerState } from './state'
import type { Shop } from './work'

export type SimulatorOptions = Shop & {
  store: SimulatorStore<CustomerState>
  clock: Clock
  /** What webhooks are signed with: 32 random bytes that nothing else is signed with. */
  secret: Uint8Array
  appUrl: string
  /** Who the invoices are from. */
  brand: string
  renderPdf: RenderPdf
}

export type Simulator = SimulatorDesk & {
  readonly provider: BillingProvider
  /** Where its webhooks go from now on: until then they wait. */
  connect(deliver: Deliver): void
}

/**
 * A provider of payments that takes no money: it keeps customers in a database of its own, lets time pass for them by the
 * clock it is given, and reports by signed webhooks. It does whatever the product can meet with at a real one.
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { store, clock, secret, appUrl, brand, renderPdf, plans, currency, random } = options
  const shop = { plans, currency, random }
  const pages = pagesAt(appUrl)
  const url = `${appUrl}/api/billing/webhook/simulator`
  const delivery = createDelivery({ store, clock, secret, url })
  const changes = createChanges({ store, shop, clock, delivery })
  return {
    ...createDesk({ store, changes, delivery, shop, clock, pages }),
    provider: createSimulatorProvider({ changes, shop, clock, pages, secret, brand, renderPdf }),
    connect: delivery.connect,
  }
}

function pagesAt(appUrl: string): SimulatorPages {
  return {
    checkout: (id) => `${appUrl}/dev/billing/checkout/${id}`,
    portal: (customerId, returnUrl) =>
      `${appUrl}/dev/billing/portal/${customerId}?returnTo=${encodeURIComponent(pathOf(returnUrl))}`,
  }
}

/** The way back is one of our own pages. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url, 'http://localhost')
  return pathname + search
}
