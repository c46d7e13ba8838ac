import { expect, type APIRequestContext } from '@playwright/test'
import { appUrl } from './api'

export type Mail = { id: string; to: string; subject: string; text: string; html: string; links: string[] }

/** The newest mail to an address with such a subject, once at least `count` of them have arrived. */
export function lastMail(request: APIRequestContext, to: string, subject: RegExp, count = 1): Promise<Mail> {
  return newest(request, to, count, (mail) => subject.test(mail.subject))
}

/** The link to that page in the newest mail that has one, once `count` of them have arrived. */
export async function mailedLink(
  request: APIRequestContext,
  to: string,
  path: '/verify-email' | '/reset-password',
  count = 1,
): Promise<string> {
  const linkOf = ({ links }: Mail) => links.find((link) => new URL(link).pathname === path)
  const link = linkOf(await newest(request, to, count, (mail) => linkOf(mail) !== undefined))
  if (!link) throw new Error(`the mail to ${to} has no link to ${path}`)
  return link
}

/** Everything that has arrived at an address so far, newest first. */
export async function mailsTo(request: APIRequestContext, to: string): Promise<Mail[]> {
  const answer = await request.get(`${appUrl}/api/dev/mail?${new URLSearchParams({ to })}`)
  const { messages } = (await answer.json()) as { messages: Mail[] }
  return messages
}

async function newest(
  request: APIRequestContext,
  to: string,
  count: number,
  isWanted: (mail: Mail) => boolean,
): Promise<Mail> {
  let found: Mail[] = []
  const arrived = async () => {
    found = (await mailsTo(request, to)).filter(isWanted)
    return found.length
  }
  const options = { message: `mail to ${to}`, intervals: [50, 100, 250] }
  await expect.poll(arrived, options).toBeGreaterThanOrEqual(count)
  const [first] = found
  if (!first) throw new Error(`there is no mail to ${to}`)
  return first
}
