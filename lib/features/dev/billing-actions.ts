import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { invalid } from '@/lib/core/action/validate'
import {
  simulatedCards,
  type SimulatedCard,
  type SimulatedPayment,
  type SimulatorDesk,
} from '@/lib/core/billing/simulator-desk'
import { refuseStrangers, type HostCheck } from './refuse-strangers'

const path = '/api/dev/billing'
const id = z.string().regex(/^[\w-]{1,100}$/, 'This is no id of the simulator.')
const common = { tag: 'Development', authentication: 'none' as const, audit: null }
const eventsShown = 100

/** What people do at the pages of a payment provider, for the one that is simulated. Only where it is. */
export function simulatorActions(desk: SimulatorDesk, isKnownHost: HostCheck): AnyAction[] {
  return [
    payAction(desk, isKnownHost),
    listEventsAction(desk, isKnownHost),
    resendEventAction(desk, isKnownHost),
    changeCustomerAction(desk, isKnownHost),
  ]
}

function payAction(desk: SimulatorDesk, isKnownHost: HostCheck): AnyAction {
  return defineAction({
    ...common,
    key: 'paySimulatedCheckout',
    name: 'dev.pay_checkout',
    method: 'POST',
    path: `${path}/checkouts/:id`,
    summary: 'Pay a simulated checkout',
    description: 'With a card, or, after `next` was `confirm`, with its confirmation.',
    params: z.object({ id }),
    body: z.object({
      card: z.enum(simulatedCards).optional(),
      confirm: z.literal(true).optional(),
    }),
    answers: {
      200: {
        description: 'Whether it is paid, and where the person goes on.',
        schema: z.object({
          status: z.enum(['open', 'complete']),
          next: z.literal('confirm').optional(),
          url: z.url(),
        }),
      },
    },
    errors: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'PAYMENT_DECLINED'],
    async handler({ id: checkoutId, card, confirm }, context) {
      refuseStrangers(context, isKnownHost)
      return { status: 200, body: await desk.pay(checkoutId, paymentOf(card, confirm)) }
    },
  })
}

function paymentOf(card: SimulatedCard | undefined, confirm: true | undefined): SimulatedPayment {
  if (card && !confirm) return { card }
  if (confirm && !card) return { confirm }
  throw invalid([{ path: 'card', message: 'Give a card, or confirm the one that was given.' }])
}

function listEventsAction(desk: SimulatorDesk, isKnownHost: HostCheck): AnyAction {
  const eventSchema = z.object({
    ...{ id: z.string(), type: z.string(), customerId: z.string() },
    ...{ createdAt: z.iso.datetime(), deliveredAt: z.iso.datetime().nullable(), attempts: z.int() },
  })
  return defineAction({
    ...common,
    key: 'listSimulatedEvents',
    name: 'dev.list_billing_events',
    method: 'GET',
    path: `${path}/events`,
    summary: 'Webhooks of the simulator, newest first',
    answers: {
      200: { description: `At most ${eventsShown}.`, schema: z.object({ events: z.array(eventSchema) }) },
    },
    errors: ['FORBIDDEN'],
    async handler(_, context) {
      refuseStrangers(context, isKnownHost)
      const events = (await desk.events(eventsShown)).map((event) => ({
        ...event,
        createdAt: new Date(event.createdAt).toISOString(),
        deliveredAt: event.deliveredAt === null ? null : new Date(event.deliveredAt).toISOString(),
      }))
      return { status: 200, body: { events } }
    },
  })
}

function resendEventAction(desk: SimulatorDesk, isKnownHost: HostCheck): AnyAction {
  return defineAction({
    ...common,
    key: 'resendSimulatedEvent',
    name: 'dev.resend_billing_event',
    method: 'POST',
    path: `${path}/events/:id/resend`,
    summary: 'Send a webhook of the simulator once more',
    params: z.object({ id }),
    answers: {
      200: { description: 'The HTTP status of the endpoint.', schema: z.object({ status: z.int() }) },
    },
    errors: ['FORBIDDEN', 'NOT_FOUND'],
    async handler({ id: eventId }, context) {
      refuseStrangers(context, isKnownHost)
      return { status: 200, body: { status: await desk.resend(eventId) } }
    },
  })
}

function changeCustomerAction(desk: SimulatorDesk, isKnownHost: HostCheck): AnyAction {
  return defineAction({
    ...common,
    key: 'changeSimulatedCustomer',
    name: 'dev.change_billing_customer',
    method: 'POST',
    path: `${path}/customers/:id`,
    summary: 'Let payments of a simulated customer fail, leave it without answers, or change its card',
    params: z.object({ id }),
    body: z.object({
      fails: z.boolean().optional(),
      away: z
        .boolean()
        .optional()
        .describe('On: whatever is asked about the customer is not answered, as by a provider that is down.'),
      card: z
        .enum(['success', 'decline', 'none'])
        .optional()
        .describe('`decline`: one that is declined when it is charged.'),
    }),
    answers: { 200: { description: 'It is so.', schema: z.object({ changed: z.literal(true) }) } },
    errors: ['FORBIDDEN', 'NOT_FOUND'],
    async handler({ id: customerId, fails, away, card }, context) {
      refuseStrangers(context, isKnownHost)
      if (fails !== undefined) await desk.setFails(customerId, fails)
      if (away !== undefined) await desk.setAway(customerId, away)
      if (card === 'none') await desk.removeCard(customerId)
      else if (card) await desk.replaceCard(customerId, card)
      return { status: 200, body: { changed: true } }
    },
  })
}
