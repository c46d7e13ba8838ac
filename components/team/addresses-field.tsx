import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import type { InviteState } from './invite-state'

/** A pasted list of addresses. What could not be invited stays in it, to be mended. */
export function AddressesField({ id, state }: { id: string; state: InviteState }) {
  const addresses = state.values?.addresses
  return (
    <Field
      id={id}
      label="Email addresses"
      error={state.fieldErrors?.addresses}
      help="One in each line, or with commas between them. At most 100."
    >
      {(control) => (
        <Textarea
          {...control}
          key={addresses}
          name="addresses"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          defaultValue={addresses}
        />
      )}
    </Field>
  )
}
