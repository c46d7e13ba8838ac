'use client'

import { Command } from 'cmdk'
import { useEffect } from 'react'
import type { CommandGroup } from './command'

/** Everything by name: pages and acts, found while typing. Loaded on first use by `CommandLauncher`. */
export function CommandMenu({ groups, open, onOpenChange, onSearch }: CommandMenuProps) {
  useEffect(() => {
    if (open) onSearch?.('')
  }, [open, onSearch])
  useEffect(() => {
    if (!open) return
    // The list scrolls, the page behind it does not.
    const { overflow } = document.documentElement.style
    document.documentElement.style.overflow = 'hidden'
    return () => void (document.documentElement.style.overflow = overflow)
  }, [open])

  return (
    <Command.Dialog
      open={open}
      onOpenChange={onOpenChange}
      label="Command menu"
      overlayClassName="fixed inset-0 z-50 bg-overlay"
      contentClassName="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border bg-raised shadow-float animate-in fade-in-0 zoom-in-98 duration-120"
    >
      <Command.Input
        placeholder="Go to a page or do something"
        onValueChange={onSearch}
        className="h-12 w-full border-b bg-transparent px-4 text-lg outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-[min(28rem,60vh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-muted">Nothing has that name.</Command.Empty>
        {groups.map((group) => (
          <Command.Group key={group.heading} heading={group.heading} className={groupClasses}>
            {group.items.map(({ id, name, hint, keywords, icon: Icon, run }) => (
              <Command.Item
                key={id ?? name}
                value={id ? `${name} ${id}` : name}
                keywords={keywords}
                className="flex h-9 items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover touch:h-11"
                onSelect={() => {
                  onOpenChange(false)
                  run()
                }}
              >
                <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
                <span className="truncate">{name}</span>
                {hint && <span className="ml-auto shrink-0 text-sm text-muted">{hint}</span>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command.Dialog>
  )
}

const groupClasses =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted'

type CommandMenuProps = {
  groups: CommandGroup[]
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Hears what is typed, and an empty text when the menu opens, for groups that are searched elsewhere. Stable. */
  onSearch?: (text: string) => void
}
