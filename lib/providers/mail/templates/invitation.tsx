import type { TenantMail } from '../../../core/tenancy/mails'
import type { MailSite } from '../site'
import { durationInWords, harmlessName } from '../words'
import { Act, MailLayout, Note, Paragraph } from './layout'
import type { MailTemplate } from './template'

/**
 * Sent when somebody is invited, and again when asked for. The same for everyone, with an account or without one. Names
 * come from people whom its reader may not know: one that could pass for a link or a message is not repeated.
 */
export function invitation(mail: Extract<TenantMail, { kind: 'invitation' }>, site: MailSite): MailTemplate {
  const organization = harmlessName(mail.organization) ?? 'an organization'
  const inviter = harmlessName(mail.inviter)
  const role = harmlessName(mail.role)
  return {
    subject: inviter
      ? `${inviter} invited you to ${organization} on ${site.name}`
      : `You are invited to ${organization} on ${site.name}`,
    body: (
      <MailLayout
        site={site}
        to={mail.to}
        preview={`The invitation waits for ${durationInWords(mail.expiresInMs)}.`}
        heading={`Join ${organization}`}
      >
        <Paragraph>
          {inviter ? `${inviter} invites you` : 'You are invited'} to work in {organization} on {site.name}
          {role && `, with the role ${role}`}.
        </Paragraph>
        <Act href={mail.link}>View invitation</Act>
        <Note>
          The link works once, for {durationInWords(mail.expiresInMs)}, and for {mail.to} alone.
        </Note>
        <Note>If it wasn’t meant for you, ignore this mail: nothing happens without the link.</Note>
      </MailLayout>
    ),
  }
}
