import type { FormState } from '@/lib/core/action/form-state'
import { Field } from './field'
import { Input } from './input'

/** A field into which a text is to be typed before what can't be undone. The server compares it. */
export function TypedConfirmation({ name, text, state }: { name: string; text: string; state: FormState }) {
  return (
    <Field
      id={name}
      label={
        <>
          Type <span className="font-mono break-all">{text}</span> to confirm
        </>
      }
      error={state.fieldErrors?.[name]}
    >
      {(control) => (
        <Input
          {...control}
          name={name}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          defaultValue={state.values?.[name]}
        />
      )}
    </Field>
  )
}
