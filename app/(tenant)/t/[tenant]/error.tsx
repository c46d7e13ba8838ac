'use client'

import { ErrorState, errorReference } from '@/components/ui/error-state'
import { RetryButton } from '@/components/ui/retry-button'

/** A page of an organization failed in the browser; the frame around it stands. */
export default function TenantError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorState
      title="This page could not be loaded"
      reference={errorReference(error)}
      acts={<RetryButton retry={retry} />}
    >
      Something failed on our side and has been logged. Nothing in your organization was changed.
    </ErrorState>
  )
}
