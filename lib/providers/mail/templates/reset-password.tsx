import type { AuthMail } from '../../../core/auth/types'
import type { MailSite } from '../site'
import { durationInWords, greeting } from '../words'
import { Act, MailLayout, Note, Paragraph } from './layout'
import type { MailTemplate } from './template'

/** Sent when someone who forgot the password asks for a new one. */
export function resetPassword(
  mail: Extract<AuthMail, { kind: 'reset-password' }>,
  site: MailSite,
): MailTemplate {
  return {
    subject: `Reset your ${site.name} password`,
    body: (
      <MailLayout
        site={site}
        to={mail.to}
        preview={`Choose a new password for ${site.name}.`}
        heading="Reset your password"
      >
        <Paragraph>{greeting(mail.name)}</Paragraph>
        <Paragraph>
          A password reset was requested for the {site.name} account of {mail.to}. Choose a new password to
          finish it.
        </Paragraph>
        <Act href={mail.link}>Choose a new password</Act>
        <Note>
          The link works once, for {durationInWords(mail.expiresInMs)}. The new password signs you out on
          every device.
        </Note>
        <Note>If it wasn’t you who asked, ignore this mail: your password stays as it is.</Note>
      </MailLayout>
    ),
  }
}
