import { Inbox } from 'lucide-react'
import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'

/** The way to the mailbox that stands in for a mail provider; nothing where there is a real one. */
export function DevMailbox({ url }: { url: string | null }) {
  if (!url) return null
  return (
    <Link href={url} className={buttonVariants({ variant: 'primary' })}>
      <Inbox aria-hidden="true" />
      Open the development mailbox
    </Link>
  )
}
