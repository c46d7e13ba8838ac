'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import { cn } from './cn'
import { useHydrated } from './use-hydrated'

/** Three choices side by side. Invisible, at its size, until the browser knows which one holds. */
export function ThemeToggle({ className }: { className?: string }) {
  const hydrated = useHydrated()
  const { theme, setTheme } = useTheme()
  return (
    <fieldset className={cn('inline-flex rounded-full border p-0.5', !hydrated && 'invisible', className)}>
      <legend className="sr-only">Theme</legend>
      {themes.map(({ value, label, icon: Icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={hydrated && theme === value}
          aria-label={`${label} theme`}
          title={`${label} theme`}
          onClick={() => setTheme(value)}
          className="grid size-6 place-items-center rounded-full text-muted hover:text-foreground aria-pressed:bg-hover aria-pressed:text-foreground touch:size-11"
        >
          <Icon aria-hidden="true" className="size-3.5" />
        </button>
      ))}
    </fieldset>
  )
}

export const themes = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'System', icon: Monitor },
] as const
