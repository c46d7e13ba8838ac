'use client'

import { useEffect, useState } from 'react'
import { useHydrated } from './use-hydrated'
import { exactTime, relativeTime } from './relative-time'

/**
 * A moment as "3 minutes ago", kept current, with the exact time on hover in the person's zone. `now` is when the
 * server rendered: the browser starts from the same moment, so both write the same words.
 */
export function Time({ value, now, className }: { value: string; now: number; className?: string }) {
  const hydrated = useHydrated()
  const [current, setCurrent] = useState(now)
  useEffect(() => {
    const started = Date.now()
    const timer = setInterval(() => setCurrent(now + Date.now() - started), 30_000)
    return () => clearInterval(timer)
  }, [now])
  return (
    <time dateTime={value} title={exactTime(value, hydrated ? undefined : 'UTC')} className={className}>
      {relativeTime(value, Math.max(current, now))}
    </time>
  )
}
