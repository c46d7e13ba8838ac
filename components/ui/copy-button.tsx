'use client'

import { useEffect, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { Button } from './button'
import { cn } from './cn'
import { useHydrated } from './use-hydrated'

/** Puts `text` on the clipboard and says so. Its place is kept, but it is not there, while JavaScript is not. */
export function CopyButton({ text, label, className }: { text: string; label: string; className?: string }) {
  const hydrated = useHydrated()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])

  const Icon = copied ? Check : Copy
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={copied ? 'Copied' : label}
      title={label}
      className={cn(!hydrated && 'invisible', className)}
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <Icon aria-hidden="true" className={copied ? 'text-positive' : undefined} />
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </Button>
  )
}
