import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import type { MailboxMessage } from '@/lib/core/mail/mailbox'

/** Either part of a message. The choice is in the address, so it works without JavaScript. */
export function MessageBody({ message, part }: { message: MailboxMessage; part: 'html' | 'text' }) {
  return (
    <Card aria-label="Message">
      <nav aria-label="Parts of the message" className="flex gap-1 border-b px-3">
        <PartLink href={`/dev/mail/${message.id}`} current={part === 'html'}>
          HTML
        </PartLink>
        <PartLink href={`/dev/mail/${message.id}?part=text`} current={part === 'text'}>
          Text
        </PartLink>
      </nav>
      {part === 'html' ? (
        // No scripts, no forms, no origin of ours; its links open in a tab of their own.
        <iframe
          title={message.subject}
          srcDoc={message.html}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          className="block h-170 w-full rounded-b-lg"
        />
      ) : (
        <pre className="p-5 font-mono text-sm break-words whitespace-pre-wrap">{message.text}</pre>
      )}
    </Card>
  )
}

function PartLink({ href, current, children }: { href: string; current: boolean; children: string }) {
  return (
    <Link
      href={href}
      replace
      scroll={false}
      aria-current={current ? 'page' : undefined}
      className={cn(
        '-mb-px flex h-10 items-center border-b-2 px-2.5 transition-colors hover:text-foreground touch:h-11',
        current ? 'border-accent text-foreground' : 'border-transparent text-muted',
      )}
    >
      {children}
    </Link>
  )
}
