'use client'

import { Command } from 'cmdk'
import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cn } from './cn'
import type { FieldControl } from './field'
import type { Choice, SearchPickerProps } from './search-picker'

/** The field and the list of a `SearchPicker`, which loads it on first use. */
export function PickerList(props: PickerListProps) {
  const { control, label, placeholder, empty, choices, search, picked, onPick } = props
  const [text, setText] = useState('')
  const found = useFound(text, choices, search)
  return (
    <Command
      label={label}
      shouldFilter={false}
      className={cn(
        'overflow-hidden rounded-md border border-input focus-within:border-ring',
        control['aria-invalid'] && 'border-danger',
      )}
    >
      <Command.Input
        {...control}
        // It comes after the dialog has looked for what to focus first.
        autoFocus
        value={text}
        onValueChange={setText}
        placeholder={placeholder}
        className="h-9 w-full border-b bg-transparent px-3 text-base outline-none placeholder:text-muted touch:h-11 touch:text-lg"
      />
      <Command.List className="h-50 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-4 text-center text-muted">
          {found ? empty : 'Searching…'}
        </Command.Empty>
        {found?.map((choice) => (
          <Command.Item
            key={choice.id}
            value={choice.id}
            disabled={choice.disabled}
            onSelect={() => onPick(choice)}
            className="flex min-h-9 items-center gap-2 rounded-sm px-2 py-1 data-[disabled=true]:text-muted data-[selected=true]:bg-hover touch:min-h-11"
          >
            <span className="grid min-w-0 flex-1">
              <span className="truncate">{choice.name}</span>
              {choice.hint && <span className="truncate text-sm text-muted">{choice.hint}</span>}
            </span>
            {choice.id === picked && (
              <Check aria-label="Chosen" className="size-4 shrink-0 text-accent-text" />
            )}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}

type PickerListProps = Omit<SearchPickerProps, 'onPick'> & {
  control: FieldControl
  picked: string | null
  onPick: (choice: Choice) => void
}

const pauseMs = 150

/** What was found last; what there is already, while nothing is typed. Null before the first answer. */
function useFound(
  text: string,
  choices: readonly Choice[] | undefined,
  search: SearchPickerProps['search'],
): readonly Choice[] | null {
  const [found, setFound] = useState<readonly Choice[] | null>(null)
  const wanted = text.trim()
  const given = wanted ? undefined : choices
  useEffect(() => {
    if (given) return
    const stop = new AbortController()
    const ask = async () => {
      const answer = await search(wanted, stop.signal)
      if (answer && !stop.signal.aborted) setFound(answer)
    }
    // Not for every letter of a word.
    const timer = setTimeout(() => void ask(), wanted ? pauseMs : 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [wanted, given, search])
  return given ?? found
}
