import { ChevronLeft } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { FailedScreen } from '@/components/failure/failed-screen'
import { guarded } from '@/components/failure/guarded'
import { MailboxFrame } from '@/components/mail/mailbox-frame'
import { MessageActs } from '@/components/mail/message-acts'
import { MessageBody } from '@/components/mail/message-body'
import { Time } from '@/components/ui/time'
import { currentTime } from '@/lib/next/current'
import { mailboxMessage } from '@/lib/next/mailbox'
import { noSuchPage } from '@/lib/next/page-failure'

/** A message holds live links: neither search engines nor other sites get to know its address. */
export const metadata: Metadata = { title: 'Message', referrer: 'no-referrer', robots: { index: false } }

export default guarded(FailedScreen, MessagePage)

/** One message as its recipient gets it, with its links at hand. */
async function MessagePage({ params, searchParams }: MessagePageProps) {
  const [{ id }, { part }] = await Promise.all([params, searchParams])
  const message = await mailboxMessage(id)
  if (!message) noSuchPage()
  const now = await currentTime()
  return (
    <MailboxFrame>
      <div className="grid justify-items-start gap-3">
        <Link
          href="/dev/mail"
          className="standalone-link flex items-center gap-1 text-muted hover:text-foreground"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          Mailbox
        </Link>
        <h1 className="text-xl font-semibold text-balance break-words">{message.subject}</h1>
        <p className="text-muted">
          To{' '}
          <Link
            href={`/dev/mail?to=${encodeURIComponent(message.to)}`}
            className="font-medium break-all text-foreground hover:underline"
          >
            {message.to}
          </Link>
          , <Time value={message.createdAt} now={now} />
        </p>
      </div>
      <MessageActs links={message.links} code={message.code} />
      <MessageBody message={message} part={part === 'text' ? 'text' : 'html'} />
    </MailboxFrame>
  )
}

type MessagePageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ part?: string | string[] }>
}
