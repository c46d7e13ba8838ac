import type { ComponentProps } from 'react'
import { Input } from '@/components/ui/input'

/** The part of an organization's address that can be chosen, after the part that can't. */
export function SlugInput(props: ComponentProps<typeof Input>) {
  return (
    <div className="flex items-stretch">
      <span
        aria-hidden="true"
        className="flex items-center rounded-l-md border border-r-0 border-input bg-subtle px-2.5 font-mono text-sm text-muted"
      >
        /t/
      </span>
      <Input
        name="slug"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...props}
        className="rounded-l-none font-mono"
      />
    </div>
  )
}
