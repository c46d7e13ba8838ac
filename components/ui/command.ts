import type { LucideIcon } from 'lucide-react'

/** One line of the command menu: a page to open or an act to do. */
export type CommandItem = {
  name: string
  /** Tells items of one name apart. */
  id?: string
  /** Said after the name, quietly. */
  hint?: string
  keywords?: string[]
  icon: LucideIcon
  run: () => void
}

export type CommandGroup = { heading: string; items: CommandItem[] }
