'use client'

import { useEffect, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Skeleton, SkeletonRegion } from '@/components/ui/skeleton'
import { apiFetch } from '@/lib/client/api'
import type { ChangePreview } from '@/lib/features/billing/preview-change'
import { planChangePath } from './change-path'
import { ChangeView } from './change-view'
import type { BillingInterval, Offer } from './offer'

/** Leads to what a change of plan would mean: over this page, or without JavaScript to a page of its own. */
export function ChangeLink({ slug, offer, interval, returnTo, words, isPrimary }: ChangeLinkProps) {
  const [open, setOpen] = useState(false)
  const href = planChangePath(slug, { plan: offer.key, interval, returnTo })
  return (
    <>
      <a
        href={href}
        className={buttonVariants({ variant: isPrimary ? 'primary' : 'secondary' })}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {words}
      </a>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent
          title={words}
          description={`What would be different with ${offer.title}, paid by the ${interval}.`}
          className="max-h-[calc(100dvh-2rem)] overflow-y-auto"
        >
          <Preview {...{ slug, offer, interval, returnTo, words, href }} />
        </DialogContent>
      </Dialog>
    </>
  )
}

/** Asked for when the dialog opens. */
function Preview({ href, ...view }: PreviewProps) {
  const { key } = view.offer
  const { interval } = view
  const [known, setKnown] = useState<ChangePreview | string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const ask = async () => {
      const path = `/api/billing/change-plan?plan=${key}&interval=${interval}` as const
      const answer = await apiFetch<ChangePreview>(path, { signal: stop.signal })
      if (!stop.signal.aborted) setKnown(answer.ok ? answer.value : answer.error.message)
    }
    void ask()
    return () => stop.abort()
  }, [key, interval])
  if (known === null) {
    return (
      <SkeletonRegion label="Working out what changes" className="grid gap-3">
        <Skeleton className="h-20" />
        <Skeleton className="h-28" />
      </SkeletonRegion>
    )
  }
  if (typeof known === 'string') {
    return (
      <Alert tone="danger">
        {known}{' '}
        <a href={href} className="text-link">
          Try again
        </a>
      </Alert>
    )
  }
  return <ChangeView {...view} preview={known} />
}

type ChangeLinkProps = {
  slug: string
  offer: Offer
  interval: BillingInterval
  returnTo: string | null
  words: string
  isPrimary: boolean
}

type PreviewProps = Pick<ChangeLinkProps, 'slug' | 'offer' | 'interval' | 'returnTo' | 'words'> & {
  href: string
}
