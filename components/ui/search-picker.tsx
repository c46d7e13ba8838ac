'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Field } from './field'
import { Select } from './select'
import { useHydrated } from './use-hydrated'

export type Choice = {
  id: string
  name: string
  /** Tells it from others of the same name, or why it can't be chosen. */
  hint?: string
  disabled?: boolean
}

// With its search it is heavier than a dialog: fetched when one is opened.
const PickerList = dynamic(() => import('./picker-list').then((module) => module.PickerList), {
  ssr: false,
  loading: () => <div className="h-60 rounded-md border border-input" />,
})

/** Chooses one of many by typing; without JavaScript, one of the first of them. */
export function SearchPicker({ onPick, ...props }: SearchPickerProps) {
  const { id, name, label, error, choices } = props
  const hydrated = useHydrated()
  const [picked, setPicked] = useState<string | null>(null)
  if (!hydrated) {
    return (
      <Field id={id} label={label} error={error}>
        {(control) => (
          <Select {...control} name={name} required>
            {choices?.map((choice) => (
              <option key={choice.id} value={choice.id} disabled={choice.disabled}>
                {choice.hint ? `${choice.name} (${choice.hint})` : choice.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    )
  }
  return (
    <Field id={id} label={label} error={error}>
      {(control) => (
        <>
          <input type="hidden" name={name} value={picked ?? ''} />
          <PickerList
            {...props}
            control={control}
            picked={picked}
            onPick={(choice) => {
              setPicked(choice.id)
              onPick?.(choice)
            }}
          />
        </>
      )}
    </Field>
  )
}

export type SearchPickerProps = {
  id: string
  name: string
  label: string
  placeholder: string
  /** What the list says when nothing is found. */
  empty: string
  error?: string
  /** What there is before anything is typed; left out, it is asked for. */
  choices?: readonly Choice[]
  /** Finds what has such a name; null when it could not be asked. The same function every time. */
  search: (text: string, signal: AbortSignal) => Promise<readonly Choice[] | null>
  onPick?: (choice: Choice) => void
}
