import type { LucideIcon } from 'lucide-react'

/** One line of the command menu: a page to open or an act to do. */
export type CommandItem = { name: string; keywords?: string[]; icon: LucideIcon; run: () => void }

export type CommandGroup = { heading: string; items: CommandItem[] }
