'use client'

import { Plus } from 'lucide-react'
import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { Textarea } from '@/components/ui/textarea'
import { NameField } from '@/components/workspaces/name-field'
import { idleForm } from '@/lib/core/action/form-state'
import { createProject } from './actions'

export function CreateProject({
  slug,
  workspace,
}: {
  slug: string
  workspace: { id: string; name: string }
}) {
  const [state, action] = useActionState(createProject, idleForm)
  return (
    <FormDialog
      action={action}
      state={state}
      trigger={
        <>
          <Plus aria-hidden="true" />
          New project
        </>
      }
      triggerProps={{ variant: 'primary' }}
      title={`New project in ${workspace.name}`}
      description="Whoever has a role on the workspace has one on it. You will be its manager."
      confirm="Create project"
      pendingText="Creating…"
    >
      <input type="hidden" name="tenant" value={slug} />
      <input type="hidden" name="workspaceId" value={workspace.id} />
      <NameField id="new-project" state={state} />
      <Field id="new-description" label="Description" error={state.fieldErrors?.description} help="Optional.">
        {(control) => (
          <Textarea
            {...control}
            name="description"
            rows={3}
            maxLength={2000}
            defaultValue={state.values?.description}
          />
        )}
      </Field>
    </FormDialog>
  )
}
