'use client'

import { useActionState, useState } from 'react'
import { Field } from '@/components/ui/field'
import { FormCard } from '@/components/ui/form-card'
import { Textarea } from '@/components/ui/textarea'
import { useUnsavedGuard } from '@/components/ui/use-unsaved-guard'
import { NameField } from '@/components/workspaces/name-field'
import { idleForm } from '@/lib/core/action/form-state'
import { saveProject } from '../actions'

export function DetailsForm({ project }: { project: { id: string; name: string; description: string } }) {
  const { id, name, description } = project
  const [state, action] = useActionState(saveProject, idleForm)
  const [typed, setTyped] = useState({ name, description })
  useUnsavedGuard(typed.name.trim() !== name || typed.description.trim() !== description)
  return (
    <FormCard
      title="Name and description"
      description="What everyone who can see the project reads."
      action={action}
      state={state}
      save="Save"
    >
      <input type="hidden" name="id" value={id} />
      <NameField id="name" state={state} name={name} onType={(text) => setTyped({ ...typed, name: text })} />
      <Field id="description" label="Description" error={state.fieldErrors?.description}>
        {(control) => (
          <Textarea
            {...control}
            name="description"
            rows={5}
            maxLength={2000}
            defaultValue={state.values?.description ?? description}
            onChange={(event) => setTyped({ ...typed, description: event.target.value })}
          />
        )}
      </Field>
    </FormCard>
  )
}
