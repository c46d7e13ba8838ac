import Link from 'next/link'
import { Card } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { MailboxMessage } from '@/lib/core/mail/mailbox'

/** Messages, newest first; the subject leads to the message. */
export function MessageTable({ messages, now }: { messages: MailboxMessage[]; now: number }) {
  return (
    <Card aria-label="Messages">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>Subject</TableHeader>
            <TableHeader>To</TableHeader>
            <TableHeader>Received</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {messages.map(({ id, subject, to, createdAt }) => (
            <TableRow key={id} className="relative transition-colors hover:bg-hover">
              <TableCell>
                {/* The link covers its row. */}
                <Link
                  href={`/dev/mail/${id}`}
                  className="font-medium break-words after:absolute after:inset-0"
                >
                  {subject}
                </Link>
              </TableCell>
              <TableCell className="break-all text-muted">{to}</TableCell>
              <TableCell className="text-muted tabular-nums md:whitespace-nowrap">
                <Time value={createdAt} now={now} className="inline-block first-letter:uppercase" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
