import { headers } from 'next/headers'
import type { Invoice } from '@/lib/core/billing/provider'
import type { SimulatedCheckout, SimulatedCustomer } from '@/lib/core/billing/simulator-desk'
import type { SimulatedEvent } from '@/lib/core/billing/simulator-store'
import { runningServer } from './current'
import { noSuchPage } from './page-failure'
import type { Server } from './server'

export type { Invoice, SimulatedCheckout, SimulatedCustomer, SimulatedEvent }

const shown = 50

export async function simulatedCheckout(id: string): Promise<SimulatedCheckout> {
  return (await (await openSimulator()).checkout(id)) ?? noSuchPage()
}

/** A customer with its newest invoices. */
export async function simulatedCustomer(
  id: string,
): Promise<{ customer: SimulatedCustomer; invoices: readonly Invoice[] }> {
  const { customer, invoices } = await openSimulator()
  const [found, newest] = await Promise.all([customer(id), invoices(id, shown)])
  return { customer: found ?? noSuchPage(), invoices: newest }
}

/** Customers, and the newest events. */
export async function simulatorOverview(): Promise<{
  customers: SimulatedCustomer[]
  events: SimulatedEvent[]
}> {
  const { customers, events } = await openSimulator()
  const [all, newest] = await Promise.all([customers(shown), events(shown)])
  return { customers: all, events: newest }
}

/** Not found where another provider takes the money, and under the name of a stranger, whose page could read along. */
async function openSimulator(): Promise<NonNullable<Server['simulator']>> {
  const { simulator, knownHost } = await runningServer()
  return simulator && knownHost(await headers()) ? simulator : noSuchPage()
}
