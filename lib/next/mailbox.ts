import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import type { Mailbox, MailboxMessage } from '@/lib/core/mail/mailbox'
import { server } from './server'

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
  const { mailbox, knownHost } = await server()
  return mailbox && knownHost(await headers()) ? mailbox : notFound()
}
