'use client'

import { useEffect, useRef, useState, type ComponentProps, type ReactNode } from 'react'
import { Eye, EyeOff } from 'lucide-react'
import { Field, type FieldControl } from './field'
import { Input } from './input'
import { passwordStrength, type PasswordStrength } from './password-strength'
import { useHydrated } from './use-hydrated'

/** A password with show and hide; a new one also says how strong it is. What was typed is never sent back to it. */
export function PasswordField({
  id,
  name,
  label,
  error,
  aside,
  isNew,
  own,
  minLength = 8,
  ...rest
}: PasswordFieldProps) {
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // React empties a form once it was sent: the word on its strength goes with the password.
    const form = input.current?.form
    const clear = () => setTyped('')
    form?.addEventListener('reset', clear)
    return () => form?.removeEventListener('reset', clear)
  }, [])
  return (
    <Field
      id={id}
      label={label}
      aside={aside}
      error={error}
      help={isNew && <Strength {...{ typed, minLength, own }} />}
    >
      {(control) => (
        <PasswordInput
          ref={input}
          control={control}
          name={name}
          required
          autoComplete={isNew ? 'new-password' : 'current-password'}
          onChange={isNew ? (event) => setTyped(event.target.value) : undefined}
          {...rest}
        />
      )}
    </Field>
  )
}

function PasswordInput({ control, ...props }: { control: FieldControl } & ComponentProps<'input'>) {
  const [shown, setShown] = useState(false)
  const hydrated = useHydrated()
  const Icon = shown ? EyeOff : Eye
  return (
    <div className="relative">
      <Input
        {...control}
        {...props}
        type={shown ? 'text' : 'password'}
        className="pr-10 touch:pr-12"
        spellCheck={false}
        autoCapitalize="none"
      />
      {hydrated && (
        <button
          type="button"
          aria-label={shown ? 'Hide password' : 'Show password'}
          aria-controls={control.id}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-md text-muted hover:text-foreground focus-visible:-outline-offset-2 touch:w-11"
        >
          <Icon aria-hidden="true" className="size-4" />
        </button>
      )}
    </div>
  )
}

function Strength({ typed, minLength, own }: { typed: string; minLength: number; own?: string[] }) {
  const strength = typed === '' ? null : passwordStrength(typed, minLength, own)
  return (
    <p aria-live="polite">
      {strength === null || strength === 'too short' ? (
        `At least ${minLength} characters. A few unrelated words work well.`
      ) : (
        <>
          Strength: <span className={strengthColor[strength]}>{strength}</span>
        </>
      )}
    </p>
  )
}

const strengthColor: Record<PasswordStrength, string> = {
  'too short': 'text-muted',
  weak: 'font-medium text-danger',
  fair: 'font-medium text-warning',
  good: 'font-medium text-positive',
  strong: 'font-medium text-positive',
}

type PasswordFieldProps = {
  id: string
  name: string
  label: string
  error?: string
  aside?: ReactNode
  /** A password being chosen rather than one being proved. */
  isNew?: boolean
  /** Words that add nothing to this person's password: their name and address. */
  own?: string[]
  minLength?: number
  autoFocus?: boolean
}
