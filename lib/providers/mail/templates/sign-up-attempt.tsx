import type { AuthMail } from '../../../core/auth/types'
import type { MailSite } from '../site'
import { greeting } from '../words'
import { Act, MailLayout, Note, Paragraph, TextLink } from './layout'
import type { MailTemplate } from './template'

/** Sent to the owner of an address that someone signed up with once more; the sign-up page tells nobody. */
export function signUpAttempt(
  mail: Extract<AuthMail, { kind: 'sign-up-attempt' }>,
  site: MailSite,
): MailTemplate {
  return {
    subject: `You already have a ${site.name} account`,
    body: (
      <MailLayout
        site={site}
        to={mail.to}
        preview={`Someone tried to sign up with your address.`}
        heading="You already have an account"
      >
        <Paragraph>{greeting(mail.name)}</Paragraph>
        <Paragraph>
          Someone tried to sign up for {site.name} with {mail.to}. That address has an account, so no new one
          was created. If it was you, sign in.
        </Paragraph>
        <Act href={mail.signInLink}>Sign in</Act>
        <Note>
          Forgot the password? <TextLink href={mail.resetLink}>Reset it</TextLink>
        </Note>
        <Note>If it wasn’t you, there is nothing to do: your account was not touched.</Note>
      </MailLayout>
    ),
  }
}
