'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Looks for new mail while the page is seen, and at once when it is seen again. Draws nothing. */
export function MailboxRefresh() {
  const router = useRouter()
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && navigator.onLine) router.refresh()
    }
    const timer = setInterval(look, 3_000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [router])
  return null
}
