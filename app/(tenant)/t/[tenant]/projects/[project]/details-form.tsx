'use client'

import { useActionState, useState } from 'react'
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { FormSummary } from '@/components/ui/form-summary'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
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
    <Card>
      <form action={action} noValidate>
        <CardHeader>
          <CardTitle>Name and description</CardTitle>
          <CardDescription>What everyone who can see the project reads.</CardDescription>
        </CardHeader>
        <CardContent className="grid gap-4">
          {state.status === 'error' && <FormSummary state={state} />}
          <input type="hidden" name="id" value={id} />
          <NameField
            id="name"
            state={state}
            name={name}
            onType={(text) => setTyped({ ...typed, name: text })}
          />
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
        </CardContent>
        <CardFooter>
          <SavedNote state={state} />
          <SubmitButton pendingText="Saving…">Save</SubmitButton>
        </CardFooter>
      </form>
    </Card>
  )
}
