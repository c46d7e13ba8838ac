import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { FormState } from '@/lib/core/action/form-state'
import type { RoleChoice } from './member'

/** The role that somebody is invited to: one of those that one may give. */
export function RoleField({ id, choices, usual, state }: RoleFieldProps) {
  return (
    <Field id={id} label="Role" error={state.fieldErrors?.role}>
      {(control) => (
        <Select {...control} name="role" key={usual} defaultValue={usual}>
          {choices.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

type RoleFieldProps = {
  id: string
  choices: readonly RoleChoice[]
  usual: string | undefined
  state: FormState
}
