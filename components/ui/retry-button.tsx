'use client'

import { RotateCw } from 'lucide-react'
import { useTransition } from 'react'
import { Button } from './button'
import { Spinner } from './spinner'

/** Tries again what an error boundary has caught. */
export function RetryButton({ retry }: { retry: () => void }) {
  const [pending, start] = useTransition()
  return (
    <Button variant="primary" aria-disabled={pending || undefined} onClick={() => start(() => retry())}>
      {pending ? <Spinner /> : <RotateCw aria-hidden="true" />}
      Try again
    </Button>
  )
}
