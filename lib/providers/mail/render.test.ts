import { describe, expect, it } from 'vitest'
import type { Mail } from '../../core/mail/mail'
import { findLinks } from './message-parts'
import { previewMails } from './preview-mails'
import { renderMail } from './render'
import type { MailSite } from './site'

const site: MailSite = { name: 'Gatehouse', url: 'https://app.example.com', company: 'Gatehouse Inc.' }
const mails: Mail[] = Object.values(previewMails(site.url))

/** The same mail to somebody of another name, if it names anybody. */
function named(mail: Mail, name: string): Mail {
  return 'name' in mail ? { ...mail, name } : mail
}

function linksOf(mail: Mail): string[] {
  return mail.kind === 'sign-up-attempt' ? [mail.signInLink, mail.resetLink] : [mail.link]
}

describe.each(mails)('$kind', (mail) => {
  it('carries its links in both parts, ahead of all others', async () => {
    const { html, text } = await renderMail(mail, site)
    expect(findLinks(html, '')).toEqual([...linksOf(mail), site.url])
    expect(findLinks('', text)).toEqual([...linksOf(mail), site.url])
  })

  it('names the product in its subject, in one line', async () => {
    const { subject } = await renderMail(mail, site)
    expect(subject).toContain('Gatehouse')
    expect(subject).not.toMatch(/[\r\n]/)
  })

  it('says in the text what it says in HTML', async () => {
    const { html, text } = await renderMail(mail, site)
    const words = (from: string): string[] => from.match(/[\p{L}\p{N}’]+/gu) ?? []
    const body = html
      .replace(/<head>.*?<\/head>/s, '')
      .replace(/<(div|p)[^>]*data-skip-in-text="true".*?<\/\1>/gs, '')
      .replace(/<!--\[if.*?\[endif\]-->/gs, '')
      .replace(/<[^>]+>/g, ' ')
    const missing = words(body.replace(/&[#\w]+;/g, ' ')).filter((word) => !words(text).includes(word))
    expect(missing).toEqual([])
  })

  it('says what to do if it was someone else', async () => {
    expect((await renderMail(mail, site)).text).toContain('If it wasn’t')
  })

  it('is made for dark mode too', async () => {
    const { html } = await renderMail(mail, site)
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>')
    expect(html).toContain('@media (prefers-color-scheme: dark)')
  })

  it('renders the same bytes each time, so that a retry is the same request', async () => {
    expect(await renderMail(mail, site)).toEqual(await renderMail({ ...mail }, site))
  })

  it('INJ-5 escapes HTML in names', async () => {
    const name = '<img src=x onerror=alert(1)>'
    const { html } = await renderMail(named(mail, name), { ...site, name: '<b>Acme & Sons</b>' })
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<b>')
    expect(html).toContain('&lt;b&gt;Acme &amp; Sons&lt;/b&gt;')
  })

  it('INJ-4 takes line ends and control characters out of names and subjects', async () => {
    const broken = 'Ada\r\nBcc: all@example.com\u0000'
    const { subject, text } = await renderMail(named(mail, broken), { ...site, name: 'Acme\r\nBcc: x' })
    expect(subject).not.toMatch(/\p{Cc}/u)
    expect(text.split('\n').some((line) => line.startsWith('Bcc: all'))).toBe(false)
  })

  it('INJ-5 twin: greets by a name that is one, wherever a name is known', async () => {
    expect((await renderMail(mail, site)).text.includes('Hi Ada Lovelace,')).toBe('name' in mail)
  })
})

describe('an invitation', () => {
  const mail = previewMails(site.url).invitation

  it('says who invites, to what and as what', async () => {
    const { subject, text } = await renderMail(mail, site)
    expect(subject).toBe('Grace Hopper invited you to Acme on Gatehouse')
    expect(text).toContain('Grace Hopper invites you to work in Acme on Gatehouse, with the role Admin.')
    expect(text).toContain('The link works once, for 7 days, and for ada@example.com alone.')
  })

  it('INJ-5 repeats no name that could pass for a link or a message', async () => {
    const bait = 'Your account is locked, go to https://evil.example'
    const hostile = { ...mail, organization: bait, inviter: 'evil.example', role: `${'x'.repeat(80)}` }
    const { subject, html, text } = await renderMail(hostile, site)
    expect(subject).toBe('You are invited to an organization on Gatehouse')
    for (const part of [html, text]) expect(part).not.toMatch(/evil|locked|xxx/)
    expect(text).toContain('You are invited to work in an organization on Gatehouse.')
  })

  it('INJ-4 keeps names on one line', async () => {
    const { subject } = await renderMail({ ...mail, organization: 'Acme\r\nBcc: x', inviter: 'A\nB' }, site)
    expect(subject).toBe('A B invited you to an organization on Gatehouse')
  })
})

describe('particular words', () => {
  const samples = previewMails(site.url)

  it('tells how long a link works', async () => {
    expect((await renderMail(samples['verify-email'], site)).text).toContain(
      'The link works once, for 24 hours.',
    )
    expect((await renderMail(samples['reset-password'], site)).text).toContain(
      'The link works once, for 1 hour.',
    )
  })

  it('puts an act on one line and its address on the next', async () => {
    const mail = samples['verify-email']
    expect((await renderMail(mail, site)).text).toContain(`\nConfirm email address:\n${mail.link}\n`)
  })

  it('shows a hostile device name as text on one line', async () => {
    const deviceName = '<script>alert(1)</script>\r\nBcc: all@example.com'
    const { subject, html } = await renderMail({ ...samples['new-sign-in'], deviceName }, site)
    expect(html).not.toContain('<script>')
    expect(subject).not.toMatch(/[\r\n]/)
  })
})
