import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { FormState } from '@/lib/core/action/form-state'

/** The address, with what was typed before and what is wrong with it. */
export function EmailField({ state, defaultValue, autoFocus }: EmailFieldProps) {
  return (
    <Field id="email" label="Email" error={state.fieldErrors?.email}>
      {(control) => (
        <Input
          {...control}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus={autoFocus}
          defaultValue={state.values?.email ?? defaultValue}
        />
      )}
    </Field>
  )
}

type EmailFieldProps = { state: FormState; defaultValue?: string; autoFocus?: boolean }
