import { headers } from 'next/headers'
import type { Mailbox, MailboxMessage } from '@/lib/core/mail/mailbox'
import { runningServer } from './current'
import { noSuchPage } from './page-failure'

export type { MailboxMessage }

/** The mailbox's messages, newest first. */
export async function mailboxMessages(to?: string): Promise<MailboxMessage[]> {
  return (await openMailbox()).list(to)
}

export async function mailboxMessage(id: string): Promise<MailboxMessage | null> {
  return (await openMailbox()).find(id)
}

/** Not found where mail goes to a provider, and under the name of a stranger, whose page could read along. */
async function openMailbox(): Promise<Mailbox> {
  const { mailbox, knownHost } = await runningServer()
  return mailbox && knownHost(await headers()) ? mailbox : noSuchPage()
}
