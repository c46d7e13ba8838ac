import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { FormState } from '@/lib/core/action/form-state'

/** The name of a workspace or a project, as it is or as it was typed. */
export function NameField({ id, state, name = '', onType }: NameFieldProps) {
  return (
    <Field id={id} label="Name" error={state?.fieldErrors?.name}>
      {(control) => (
        <Input
          {...control}
          name="name"
          autoComplete="off"
          required
          maxLength={100}
          defaultValue={state?.values?.name ?? name}
          onChange={(event) => onType?.(event.target.value)}
        />
      )}
    </Field>
  )
}

type NameFieldProps = { id: string; state?: FormState; name?: string; onType?: (name: string) => void }
