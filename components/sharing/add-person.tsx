'use client'

import { UserPlus } from 'lucide-react'
import { roleTitle } from '@/components/tenant/role-title'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { SearchPicker, type Choice } from '@/components/ui/search-picker'
import { Select } from '@/components/ui/select'
import type { FormState } from '@/lib/core/action/form-state'
import type { SharedThing } from './holder'
import { searchMembers } from './member-choices'

/** Gives a member a role here: one that whoever gives it holds as well. */
export function AddPerson({ thing, assignable, members, action, state }: AddPersonProps) {
  return (
    <FormDialog
      action={action}
      state={state}
      trigger={
        <>
          <UserPlus aria-hidden="true" />
          Give a role
        </>
      }
      triggerProps={{ variant: 'primary' }}
      title={`Give a role on ${thing.name}`}
      description="To a member of the organization, in the place of the one they were given here. You can give what you hold yourself."
      confirm="Give role"
      pendingText="Giving…"
    >
      <input type="hidden" name="type" value={thing.type} />
      <input type="hidden" name="id" value={thing.id} />
      <SearchPicker
        id="member"
        name="userId"
        label="Member"
        placeholder="Find a member"
        empty="No member has that name or address."
        error={state.fieldErrors?.userId}
        choices={members}
        search={searchMembers}
      />
      <Field id="role" label="Role" error={state.fieldErrors?.role}>
        {(control) => (
          <Select {...control} name="role" defaultValue={state.values?.role ?? assignable.at(-1)}>
            {assignable.map((role) => (
              <option key={role} value={role}>
                {roleTitle(role)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </FormDialog>
  )
}

type AddPersonProps = {
  thing: SharedThing
  /** The strongest first. */
  assignable: readonly string[]
  members: readonly Choice[]
  action: (form: FormData) => void
  state: FormState
}
