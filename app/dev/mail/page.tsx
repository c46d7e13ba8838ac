import { Inbox, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { MailboxFrame } from '@/components/mail/mailbox-frame'
import { MailboxRefresh } from '@/components/mail/mailbox-refresh'
import { MailboxSearch } from '@/components/mail/mailbox-search'
import { MessageTable } from '@/components/mail/message-table'
import { buttonVariants } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { mailboxMessages, type MailboxMessage } from '@/lib/next/mailbox'
import { currentTime } from '@/lib/next/current'

export const metadata: Metadata = { title: 'Mailbox', referrer: 'no-referrer', robots: { index: false } }

export default guarded(FailedScreen, MailboxPage)

/** The mailbox that stands in for a mail provider. */
async function MailboxPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams
  const recipient = (typeof to === 'string' ? to : '').trim()
  const messages = await find(recipient)
  return (
    <MailboxFrame>
      <PageHeader title="Mailbox" action={<MailboxSearch recipient={recipient} />}>
        Mail to anyone lands here, because no mail provider is set up.
      </PageHeader>
      {messages.length > 0 ? (
        <MessageTable messages={messages} now={await currentTime()} />
      ) : (
        <Nothing recipient={recipient} />
      )}
      <MailboxRefresh />
      <p role="status" className="sr-only">
        {messages.length === 1 ? '1 message' : `${messages.length} messages`}
      </p>
    </MailboxFrame>
  )
}

/** All mail of a whole address; of a part of one, what the newest messages hold. */
async function find(recipient: string): Promise<MailboxMessage[]> {
  const exact = await mailboxMessages(recipient || undefined)
  if (!recipient || exact.length > 0) return exact
  const part = recipient.toLowerCase()
  return (await mailboxMessages()).filter(({ to }) => to.toLowerCase().includes(part))
}

function Nothing({ recipient }: { recipient: string }) {
  if (recipient) {
    return (
      <EmptyState
        icon={SearchX}
        title={`No mail to ${recipient}`}
        action={
          <Link href="/dev/mail" className={buttonVariants()}>
            Show all mail
          </Link>
        }
      >
        Mail appears a moment after it was sent.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={Inbox}
      title="No mail yet"
      action={
        <Link href="/sign-up" className={buttonVariants({ variant: 'primary' })}>
          Sign up
        </Link>
      }
    >
      Sign up and the verification mail lands here.
    </EmptyState>
  )
}
