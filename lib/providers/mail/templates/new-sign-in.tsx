import type { AuthMail } from '../../../core/auth/types'
import type { MailSite } from '../site'
import { greeting, momentInWords, oneLine } from '../words'
import { Act, MailLayout, Note, Paragraph } from './layout'
import type { MailTemplate } from './template'

/** Sent when an account is signed in to from a device or network it was not used on before. */
export function newSignIn(mail: Extract<AuthMail, { kind: 'new-sign-in' }>, site: MailSite): MailTemplate {
  const device = oneLine(mail.deviceName, 80)
  return {
    subject: `New sign-in to ${site.name}: ${device}`,
    body: (
      <MailLayout
        site={site}
        to={mail.to}
        preview={`If it wasn’t you, sign that device out.`}
        heading="New sign-in to your account"
      >
        <Paragraph>{greeting(mail.name)}</Paragraph>
        <Paragraph>
          The {site.name} account of {mail.to} was signed in to on a device or network that is new to it.
        </Paragraph>
        <Paragraph>
          Device: {device}
          <br />
          IP address: {oneLine(mail.ipAddress, 60) || 'unknown'}
          <br />
          Time: {momentInWords(mail.at)}
        </Paragraph>
        <Act href={mail.link}>Review sessions</Act>
        <Note>If it was you, there is nothing to do.</Note>
        <Note>If it wasn’t, sign that device out, then change your password.</Note>
      </MailLayout>
    ),
  }
}
