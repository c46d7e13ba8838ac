'use client'

import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import { ErrorState, errorReference } from '@/components/ui/error-state'
import { RetryButton } from '@/components/ui/retry-button'

/** A page of the account failed; the frame around it stands. */
export default function AccountError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorState
      title="This page could not be loaded"
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
      Something failed on our side and has been logged. Your account is as it was.
    </ErrorState>
  )
}
