import type { Sealer } from '../../core/crypto/seal'
import { JobFailure, type JobHandler, type JobLog } from '../../core/jobs'
import { maskAddress } from '../../core/mail/mask-address'
import type { QueuedMail, SealedMail } from '../../core/mail/queued-mail'
import type { MailSite } from './site'
import type { MailTransport } from './transport'

/**
 * Handles the jobs of the mail queue: opens, renders, hands over. The same job always makes the same message, byte for
 * byte: a provider that saw its key before refuses another content.
 */
export function createMailDelivery(options: {
  /** A sealer for `outboxPurpose`. */
  sealer: Sealer
  transport: MailTransport
  site: MailSite
  /** The sender: `Gatehouse <hello@example.com>`. */
  from: string
  log: JobLog
}): JobHandler<QueuedMail> {
  const { sealer, transport, site, from, log } = options

  return async ({ id, data, attempt, signal }) => {
    const opened = sealer.open<SealedMail>(data.sealed)
    if (!opened)
      throw new JobFailure('The mail does not open: AUTH_SECRET changed since it was queued', {
        permanent: true,
      })
    const { mail, deliver } = opened

    // Templates take a third of a second to load: not on the way to the first page.
    const { renderMail } = await import('./render')
    const message = await renderMail(mail, site)
    // Dropped only here: what comes before must take as long as for mail that goes out.
    if (!deliver) return
    await transport.send({ id, from, to: mail.to, ...message }, signal)
    log.info(
      { mailId: id, kind: mail.kind, to: maskAddress(mail.to), attempt, transport: transport.name },
      'Mail sent',
    )
  }
}
