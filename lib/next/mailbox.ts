import { notFound } from 'next/navigation'
import type { MailboxMessage } from '@/lib/core/mail/mailbox'
import { server } from './server'

export type { MailboxMessage }

/** The mailbox's messages, newest first. Not found where mail goes to a provider. */
export async function mailboxMessages(to?: string): Promise<MailboxMessage[]> {
  const { mailbox } = await server()
  return mailbox ? mailbox.list(to) : notFound()
}

export async function mailboxMessage(id: string): Promise<MailboxMessage | null> {
  const { mailbox } = await server()
  return mailbox ? mailbox.find(id) : notFound()
}
