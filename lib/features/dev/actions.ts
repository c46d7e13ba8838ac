import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { normalizeEmail } from '@/lib/core/auth/email-address'
import { durationMs, type Duration } from '@/lib/core/duration'
import { refuseStrangers, type HostCheck } from './refuse-strangers'

export type MailboxReader = { list(to?: string): Promise<unknown[]> }
export type MovableClock = { now(): number; advance(ms: number): Promise<void>; offsetMs(): number }

const clockSchema = z.object({ now: z.iso.datetime(), offsetMs: z.int() })

/** Reading the mailbox from a script. Only where mail goes to the mailbox. */
export function mailboxActions(mailbox: MailboxReader, isKnownHost: HostCheck): AnyAction[] {
  return [
    defineAction({
      key: 'listMail',
      name: 'dev.list_mail',
      method: 'GET',
      path: '/api/dev/mail',
      tag: 'Development',
      summary: 'Mail that was sent, newest first',
      authentication: 'none',
      // Postgres has no NUL in a text, and answers a search for one with an error.
      query: z.object({
        to: z
          .string()
          .max(320)
          .regex(/^[^\0]*$/, 'No address has this in it.')
          .optional(),
      }),
      answers: {
        200: {
          description: 'Messages with their links.',
          schema: z.object({ messages: z.array(z.looseObject({ id: z.string() })) }),
        },
      },
      errors: ['FORBIDDEN'],
      audit: null,
      async handler({ to }, context) {
        refuseStrangers(context, isKnownHost)
        const messages = await mailbox.list(
          to === undefined ? undefined : (normalizeEmail(to) ?? to.trim().toLowerCase()),
        )
        return { status: 200, body: { messages } }
      },
    }),
  ]
}

/** Moving the application's clock, to see expiry without waiting. `onMoved` lets what is due happen. Never in production. */
export function clockActions(
  clock: MovableClock,
  isKnownHost: HostCheck,
  onMoved: () => Promise<void> = async () => undefined,
): AnyAction[] {
  const reply = () => ({
    status: 200,
    body: { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs() },
  })
  const common = {
    path: '/api/dev/clock',
    tag: 'Development',
    authentication: 'none' as const,
    errors: ['FORBIDDEN' as const],
    audit: null,
  }
  const answers = { 200: { description: 'The clock as it stands.', schema: clockSchema } }
  return [
    defineAction({
      ...common,
      key: 'readClock',
      name: 'dev.read_clock',
      method: 'GET',
      summary: 'The application’s clock',
      answers,
      async handler(_, context) {
        refuseStrangers(context, isKnownHost)
        return reply()
      },
    }),
    defineAction({
      ...common,
      key: 'advanceClock',
      name: 'dev.advance_clock',
      method: 'POST',
      summary: 'Move the application’s clock forward',
      body: z.object({
        advance: z
          .string()
          .regex(/^\d{1,9}(ms|s|m|h|d)$/, 'Say how far, such as 90s, 2h or 31d.')
          .meta({ examples: ['31d'] }),
      }),
      answers,
      async handler({ advance }, context) {
        refuseStrangers(context, isKnownHost)
        await clock.advance(durationMs(advance as Duration))
        await onMoved()
        return reply()
      },
    }),
  ]
}
