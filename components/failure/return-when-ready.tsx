'use client'

import { useEffect } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'

/** Asks now and then whether the server is ready, and opens the page again once it is: until then nothing moves. */
export function ReturnWhenReady({ path }: { path: string }) {
  const isLooking = useHydrated()
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const answer = await fetch('/api/ready', { cache: 'no-store' }).catch(() => null)
      if (answer?.ok) window.location.assign(path)
    }
    // Not all at the same moment: everyone who saw the outage is waiting for its end.
    const timer = setInterval(() => void look(), 4_000 + Math.random() * 2_000)
    return () => clearInterval(timer)
  }, [path])
  // Its line is kept free before it is written, so that nothing moves.
  return (
    <p role="status" className="mt-3 min-h-5 text-center text-sm text-pretty text-muted">
      {isLooking && 'This page opens by itself as soon as it can.'}
    </p>
  )
}
