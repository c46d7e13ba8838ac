'use client'

import { Search } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import { cn } from './cn'
import type { CommandGroup } from './command'
import { useHydrated } from './use-hydrated'

const CommandMenu = dynamic(() => import('./command-menu').then((module) => module.CommandMenu), {
  ssr: false,
})

/** Holds the command menu and its shortcut, once for a frame. The menu itself is fetched on first use. */
export function CommandLauncher({ groups, onSearch }: CommandLauncherProps) {
  const [open, setOpen] = useState<boolean | null>(null)
  const opener = useRef<HTMLElement>(null)
  useEffect(() => {
    const show = () => {
      opener.current = focusedOnPage() ?? opener.current
      setOpen(true)
    }
    const toggle = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.metaKey || event.ctrlKey) ||
        event.shiftKey ||
        event.altKey
      )
        return
      event.preventDefault()
      opener.current = focusedOnPage() ?? opener.current
      setOpen((current) => !current)
    }
    window.addEventListener(openEvent, show)
    window.addEventListener('keydown', toggle)
    return () => {
      window.removeEventListener(openEvent, show)
      window.removeEventListener('keydown', toggle)
    }
  }, [])

  useEffect(() => {
    if (!open) return
    // A dialog without a trigger of its own leaves the focus nowhere; a tick later its trap is gone.
    return () => void setTimeout(() => opener.current?.focus())
  }, [open])

  if (open === null) return null
  return <CommandMenu groups={groups} open={open} onOpenChange={setOpen} onSearch={onSearch} />
}

type CommandLauncherProps = { groups: CommandGroup[]; onSearch?: (text: string) => void }

/** The visible way to the command menu; any number of them, wherever the frame has room. */
export function CommandButton({ className }: { className?: string }) {
  const hydrated = useHydrated()
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label="Search pages and acts"
      aria-keyshortcuts="Meta+K Control+K"
      onClick={() => window.dispatchEvent(new Event(openEvent))}
      className={cn(
        'flex h-8 items-center gap-2 rounded-md border bg-surface px-2.5 text-sm text-muted transition-colors hover:text-foreground noscript:invisible touch:size-11 touch:justify-center touch:border-transparent touch:bg-transparent touch:px-0',
        className,
      )}
    >
      <Search aria-hidden="true" className="size-4" />
      <span className="touch:sr-only">Search</span>
      <kbd className="ml-auto font-sans text-xs touch:hidden">
        {hydrated && (isApple() ? '⌘K' : 'Ctrl K')}
      </kbd>
    </button>
  )
}

/** What has the focus, unless it is the menu itself. */
function focusedOnPage(): HTMLElement | null {
  const focused = document.activeElement
  return focused instanceof HTMLElement && !focused.closest('[role="dialog"]') ? focused : null
}

const openEvent = 'command-menu:open'

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}
