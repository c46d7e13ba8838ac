import type { AuthMail } from '../../../core/auth/types'
import type { MailSite } from '../site'
import { greeting, momentInWords } from '../words'
import { Act, MailLayout, Note, Paragraph } from './layout'
import type { MailTemplate } from './template'

/** Sent after every change of a password, whoever made it. */
export function passwordChanged(
  mail: Extract<AuthMail, { kind: 'password-changed' }>,
  site: MailSite,
): MailTemplate {
  return {
    subject: `Your ${site.name} password was changed`,
    body: (
      <MailLayout
        site={site}
        to={mail.to}
        preview={`If it wasn’t you, reset the password now.`}
        heading="Your password was changed"
      >
        <Paragraph>{greeting(mail.name)}</Paragraph>
        <Paragraph>
          The password of the {site.name} account of {mail.to} was changed on {momentInWords(mail.at)}. Every
          other session was signed out.
        </Paragraph>
        <Paragraph>
          If it was you, there is nothing to do. If it wasn’t, reset the password now: that signs everyone
          else out.
        </Paragraph>
        <Act href={mail.link}>Reset password</Act>
        <Note>Someone who could change your password may also read your mail. Change that password too.</Note>
      </MailLayout>
    ),
  }
}
