import { RotateCw } from 'lucide-react'
import { buttonVariants } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { site } from '@/lib/config/site'
import type { PageFailure } from '@/lib/next/page-failure'
import { ReturnWhenReady } from './return-when-ready'

/** In place of a page that could not be drawn; the frame around it stands. */
export function FailedPart({ status, path, requestId }: PageFailure) {
  const acts = (
    // A plain link: it must ask the server for the whole document, and work before and without JavaScript.
    <a href={path} className={buttonVariants({ variant: 'primary' })}>
      <RotateCw aria-hidden="true" />
      Try again
    </a>
  )
  if (status !== 503) {
    return (
      <ErrorState title="This page could not be shown" reference={requestId} acts={acts}>
        Something failed on our side and has been logged. Nothing of yours was changed.
      </ErrorState>
    )
  }
  return (
    <>
      <ErrorState title={`${site.name} is briefly unavailable`} acts={acts}>
        Its database does not answer right now. Nothing is lost, and you are not signed out.
      </ErrorState>
      <ReturnWhenReady path={path} />
    </>
  )
}
