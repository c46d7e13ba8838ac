import type { AuthMail } from '../../../core/auth/types'
import type { MailSite } from '../site'
import { durationInWords, greeting } from '../words'
import { Act, MailLayout, Note, Paragraph } from './layout'
import type { MailTemplate } from './template'

/** Sent at sign-up, and again when asked for. */
export function verifyEmail(mail: Extract<AuthMail, { kind: 'verify-email' }>, site: MailSite): MailTemplate {
  return {
    subject: `Confirm your email address for ${site.name}`,
    body: (
      <MailLayout
        site={site}
        to={mail.to}
        preview={`One step to finish signing up for ${site.name}.`}
        heading="Confirm your email address"
      >
        <Paragraph>{greeting(mail.name)}</Paragraph>
        <Paragraph>
          Confirm that {mail.to} is your address to finish signing up for {site.name}.
        </Paragraph>
        <Act href={mail.link}>Confirm email address</Act>
        <Note>The link works once, for {durationInWords(mail.expiresInMs)}.</Note>
        <Note>If it wasn’t you who signed up, ignore this mail: nothing happens without the link.</Note>
      </MailLayout>
    ),
  }
}
