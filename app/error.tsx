'use client'

import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { ErrorState, errorReference } from '@/components/ui/error-state'
import { RetryButton } from '@/components/ui/retry-button'

/** A page failed outside a frame that could say so itself. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main id="main" className="mx-auto max-w-140 px-4 py-24">
      <title>Something went wrong</title>
      <ErrorState
        title="This page could not be shown"
        reference={errorReference(error)}
        acts={
          <>
            <RetryButton retry={retry} />
            <Link href="/" className={buttonVariants()}>
              Go to the start
            </Link>
          </>
        }
      >
        Something failed on our side and has been logged. Try again in a moment.
      </ErrorState>
    </main>
  )
}
