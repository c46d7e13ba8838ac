import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { answerWith } from '@/lib/next/answer-status'

export const metadata: Metadata = { title: 'Page not found' }

/** Unknown addresses below the account: not found, inside its frame. */
export default async function UnknownAccountPage() {
  await answerWith(404, {})
  return (
    <>
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={SearchX}
        title="There is no such page in your account"
        action={
          <Link href="/account" className={buttonVariants({ variant: 'primary' })}>
            Go to your profile
          </Link>
        }
      >
        The address may be mistyped, or the page may have moved.
      </EmptyState>
    </>
  )
}
