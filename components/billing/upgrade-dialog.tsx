'use client'

import { useEffect, useState } from 'react'
import type { Denied } from '@/components/access/way-forward'
import { Alert } from '@/components/ui/alert'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Skeleton, SkeletonRegion } from '@/components/ui/skeleton'
import { apiFetch } from '@/lib/client/api'
import { access } from '@/lib/config/access'
import { phraseOf } from '@/lib/core/access/phrase'
import type { BillingState } from '@/lib/features/billing/state'
import { UpgradeChoice } from './upgrade-choice'

/** What lifts a denial, over the page on which it was met: what it gives, its price, and the button that begins to buy it. */
export function UpgradeDialog({ denied, href, open, onOpenChange, onClosed }: UpgradeDialogProps) {
  const billing = useBilling(open)
  const { entitlement, reason, meta } = denied
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={reason === 'limit_reached' ? 'Raise the limit' : 'Upgrade'}
        description={phraseOf(access, entitlement, reason, meta)}
        onCloseAutoFocus={onClosed}
        className="max-h-[calc(100dvh-2rem)] overflow-y-auto"
      >
        {billing === null && (
          <SkeletonRegion label="Loading plans" className="grid gap-3">
            <Skeleton className="h-9" />
            <Skeleton className="h-40" />
          </SkeletonRegion>
        )}
        {typeof billing === 'string' && (
          <Alert tone="danger">
            {billing}{' '}
            <a href={href} className="text-link">
              Open the billing page
            </a>
          </Alert>
        )}
        {billing !== null && typeof billing === 'object' && (
          <UpgradeChoice billing={billing} denied={denied} href={href} onDone={() => onOpenChange(false)} />
        )}
      </DialogContent>
    </Dialog>
  )
}

/** Null while it is asked for; words when it can't be had. */
function useBilling(wanted: boolean): BillingState | string | null {
  const [known, setKnown] = useState<BillingState | string | null>(null)
  useEffect(() => {
    if (!wanted) return
    const stop = new AbortController()
    const ask = async () => {
      const answer = await apiFetch<BillingState>('/api/billing', { signal: stop.signal })
      if (!stop.signal.aborted) setKnown(answer.ok ? answer.value : answer.error.message)
    }
    void ask()
    return () => stop.abort()
  }, [wanted])
  return known
}

type UpgradeDialogProps = {
  denied: Denied
  /** The same as a page. */
  href: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Puts the focus somewhere when what had it is gone. */
  onClosed?: (event: Event) => void
}
