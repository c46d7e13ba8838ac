import type { TenantMail } from '../../../core/tenancy/mails'
import type { MailSite } from '../site'
import { greeting, harmlessName } from '../words'
import { Act, MailLayout, Note, Paragraph } from './layout'
import type { MailTemplate } from './template'

/** Sent to the owners when a subscription is over. */
export function subscriptionEnded(
  mail: Extract<TenantMail, { kind: 'subscription-ended' }>,
  site: MailSite,
): MailTemplate {
  const organization = harmlessName(mail.organization) ?? 'your organization'
  const subscribed = mail.subscribed ?? 'The subscription to add-ons'
  const why = { canceled: ', as you asked', unpaid: ', because it could not be charged' }
  const holds = mail.holds === null ? '' : ` ${mail.holds} holds now.`
  return {
    subject: `${mail.subscribed ?? 'Your subscription'} ended on ${site.name}`,
    body: (
      <MailLayout
        site={site}
        to={mail.to}
        preview="Nothing was deleted."
        heading={`${mail.subscribed ?? 'Your subscription'} ended`}
      >
        <Paragraph>{greeting(mail.name)}</Paragraph>
        <Paragraph>
          {subscribed} of {organization} ended{mail.why && why[mail.why]}.{holds} Nothing was deleted.
        </Paragraph>
        <Act href={mail.link}>Open billing</Act>
        <Note>If it wasn’t meant to end, that page says what can be done.</Note>
      </MailLayout>
    ),
  }
}
