import type { TenantMail } from '../../../core/tenancy/mails'
import type { MailSite } from '../site'
import { dayInWords, greeting, harmlessName } from '../words'
import { Act, MailLayout, Note, Paragraph } from './layout'
import type { MailTemplate } from './template'

/** Sent to the owners each time that a renewal could not be charged. */
export function paymentFailed(
  mail: Extract<TenantMail, { kind: 'payment-failed' }>,
  site: MailSite,
): MailTemplate {
  const organization = harmlessName(mail.organization) ?? 'your organization'
  const subscribed = mail.subscribed ?? 'your add-ons'
  const again = mail.nextAttemptAt === null ? '' : ` It is tried again on ${dayInWords(mail.nextAttemptAt)}.`
  return {
    subject: `A payment to ${site.name} failed`,
    body: (
      <MailLayout
        site={site}
        to={mail.to}
        preview="Everything still works. Check the payment method, so that it goes through."
        heading="The last payment failed"
      >
        <Paragraph>{greeting(mail.name)}</Paragraph>
        <Paragraph>
          The payment for {subscribed} of {organization} could not be charged.{again}
        </Paragraph>
        <Paragraph>Everything still works. Check the payment method, so that it goes through.</Paragraph>
        <Act href={mail.link}>Open billing</Act>
        <Note>If it wasn’t meant to go on, cancel it on the same page.</Note>
      </MailLayout>
    ),
  }
}
