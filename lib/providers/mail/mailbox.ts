import type { Clock } from '../../core/clock'
import type { Mailbox } from '../../core/mail/mailbox'
import { findCode, findLinks } from './message-parts'
import type { MailTransport } from './transport'

/** Mail that stays at home: kept in the mailbox, to be read at `/dev/mail` and `GET /api/dev/mail`. */
export function createMailboxTransport(mailbox: Mailbox, clock: Clock): MailTransport {
  return {
    name: 'mailbox',
    async send({ id, to, subject, html, text }) {
      const code = findCode(text)
      await mailbox.store({
        id,
        to,
        subject,
        text,
        html,
        links: findLinks(html, text),
        ...(code && { code }),
        createdAt: new Date(clock.now()).toISOString(),
      })
    },
  }
}
