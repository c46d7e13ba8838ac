import type { SimulatorDesk } from '@/lib/core/billing/simulator-desk'
import type { SimulatorStore } from '@/lib/core/billing/simulator-store'
import type { Clock } from '@/lib/core/clock'
import { AppError } from '@/lib/core/errors'
import { replaceCard } from './card'
import type { Changes } from './changes'
import type { Delivery } from './delivery'
import { customerOfCheckout } from './ids'
import { viewOrder } from './order'
import { payOrder } from './pay'
import type { SimulatorPages } from './provider'
import type { CustomerState } from './state'
import { pageOfInvoices, viewCustomer } from './view'
import type { Shop } from './work'

export function createDesk({
  store,
  changes,
  delivery,
  shop,
  clock,
  pages,
}: {
  store: SimulatorStore<CustomerState>
  changes: Changes
  delivery: Delivery
  shop: Shop
  clock: Clock
  pages: SimulatorPages
}): SimulatorDesk {
  const { change, read } = changes
  return {
    async checkout(id) {
      const customerId = customerOfCheckout(id)
      const customer = customerId === null ? null : await read(customerId)
      const order = customer?.orders.find((one) => one.id === id)
      return customer && order ? viewOrder(shop, customer, order, clock.now()) : null
    },
    async pay(checkoutId, payment) {
      const customerId = customerOfCheckout(checkoutId)
      if (customerId === null) throw noCheckout()
      return change(customerId, (work, at) => {
        const order = work.customer.orders.find(({ id }) => id === checkoutId)
        if (!order) throw noCheckout()
        return payOrder(work, order, payment, { pageUrl: pages.checkout(checkoutId), at })
      })
    },
    customers: async (limit) => (await store.customers(limit)).map(viewCustomer),
    async customer(id) {
      const customer = await read(id)
      return customer && viewCustomer(customer)
    },
    setFails: (customerId, fails) =>
      change(customerId, ({ customer }) => {
        customer.fails = fails
      }),
    setAway: (customerId, isAway) =>
      change(customerId, ({ customer }) => {
        customer.isAway = isAway
      }),
    replaceCard: (customerId, card) =>
      change(customerId, (work, now) => replaceCard(work, card === 'success' ? 'good' : 'bad', now)),
    removeCard: (customerId) =>
      change(customerId, ({ customer }) => {
        customer.card = null
      }),
    async invoices(customerId, limit) {
      const customer = await read(customerId)
      return customer ? pageOfInvoices(customer, { limit }).items : []
    },
    events: (limit) => store.events(limit),
    async resend(eventId) {
      const event = await store.event(eventId)
      if (!event) throw new AppError('NOT_FOUND', 'There is no such event.')
      return delivery.send(event)
    },
    async tick() {
      await changes.settleAll()
      await delivery.run()
    },
  }
}

function noCheckout(): AppError {
  return new AppError('NOT_FOUND', 'There is no such checkout: it is open for a day.')
}
