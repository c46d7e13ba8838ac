import { render, toPlainText } from 'react-email'
import type { Mail } from '../../core/mail/mail'
import type { MailSite } from './site'
import { invitation } from './templates/invitation'
import { newSignIn } from './templates/new-sign-in'
import { passwordChanged } from './templates/password-changed'
import { paymentFailed } from './templates/payment-failed'
import { resetPassword } from './templates/reset-password'
import { signUpAttempt } from './templates/sign-up-attempt'
import { subscriptionEnded } from './templates/subscription-ended'
import type { MailTemplate } from './templates/template'
import { verifyEmail } from './templates/verify-email'
import { oneLine } from './words'

export type RenderedMail = { subject: string; html: string; text: string }

/** The message of a mail, in HTML and in plain text that says the same. The same mail always renders the same bytes. */
export async function renderMail(mail: Mail, site: MailSite): Promise<RenderedMail> {
  const { subject, body } = templateOf(mail, site)
  const html = await render(body)
  return { subject: oneLine(subject, 150), html, text: textOf(html) }
}

function templateOf(mail: Mail, site: MailSite): MailTemplate {
  switch (mail.kind) {
    case 'invitation':
      return invitation(mail, site)
    case 'verify-email':
      return verifyEmail(mail, site)
    case 'reset-password':
      return resetPassword(mail, site)
    case 'password-changed':
      return passwordChanged(mail, site)
    case 'new-sign-in':
      return newSignIn(mail, site)
    case 'payment-failed':
      return paymentFailed(mail, site)
    case 'subscription-ended':
      return subscriptionEnded(mail, site)
    case 'sign-up-attempt':
      return signUpAttempt(mail, site)
  }
}

function textOf(html: string): string {
  const text = toPlainText(html, textOptions)
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

// html-to-text comes without types.
type LinkElement = { children: unknown; attribs: { href?: string } }
type TextBuilder = { addInline(text: string): void; addLineBreak(): void }

// The act gets its address on a line of its own, so that no program takes a neighboring sign for a part of it.
const textOptions: Parameters<typeof toPlainText>[1] = {
  formatters: {
    act(element: LinkElement, walk: (children: unknown, builder: TextBuilder) => void, builder: TextBuilder) {
      walk(element.children, builder)
      builder.addInline(':')
      builder.addLineBreak()
      builder.addInline(element.attribs.href ?? '')
    },
  },
  selectors: [
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'a.act', format: 'act' },
  ],
}
