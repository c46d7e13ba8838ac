'use client'

import { useActionState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { idleForm, type FormState } from '@/lib/core/action/form-state'
import type { Role } from './role'

/** Deletes a role of the organization's own. Whoever holds it, or is invited to it, gets another in its place. */
export function DeleteRole({ role, tenant, others, remove }: DeleteRoleProps) {
  const [state, action] = useActionState(remove, idleForm)
  const { slug, title, members } = role
  // Invitations to it count as well, and only the answer tells of them.
  const isInUse = members > 0 || state.code === 'CONFLICT'
  return (
    <ConfirmDialog
      action={action}
      state={state}
      trigger="Delete role"
      triggerProps={{ variant: 'danger-quiet' }}
      title={`Delete ${title}?`}
      description={`${usageWords(members)} It can’t be brought back; you can make one like it again.`}
      confirm={`Delete ${title}`}
      pendingText="Deleting…"
    >
      <input type="hidden" name="tenant" value={tenant} />
      <input type="hidden" name="slug" value={slug} />
      {isInUse && (
        <Field
          id="reassignTo"
          label="They get instead"
          error={state.fieldErrors?.reassignTo}
          help="At once, and with the invitations to it."
        >
          {(control) => (
            <Select {...control} name="reassignTo" defaultValue={others.at(-1)?.slug}>
              {others.map((other) => (
                <option key={other.slug} value={other.slug}>
                  {other.title}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </ConfirmDialog>
  )
}

function usageWords(members: number): string {
  if (members === 0) return 'No member holds this role.'
  return members === 1 ? '1 member holds this role.' : `${members} members hold this role.`
}

type DeleteRoleProps = {
  role: Role
  /** The slug of the organization. */
  tenant: string
  /** What its members can be given instead. */
  others: readonly Pick<Role, 'slug' | 'title'>[]
  remove: (state: FormState, form: FormData) => Promise<FormState>
}
