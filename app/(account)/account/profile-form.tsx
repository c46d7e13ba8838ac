'use client'

import { useActionState, useState } from 'react'
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { FormSummary } from '@/components/ui/form-summary'
import { Input } from '@/components/ui/input'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { useUnsavedGuard } from '@/components/ui/use-unsaved-guard'
import { idleForm } from '@/lib/core/action/form-state'
import { updateProfile } from './actions'

export function ProfileForm({ name }: { name: string }) {
  const [state, action] = useActionState(updateProfile, idleForm)
  const [typed, setTyped] = useState(name)
  useUnsavedGuard(typed.trim() !== name)
  return (
    <Card>
      <form action={action} noValidate>
        <CardHeader>
          <CardTitle>Name</CardTitle>
          <CardDescription>How you appear to others and in our mail to you.</CardDescription>
        </CardHeader>
        <CardContent className="grid max-w-100 gap-4">
          {state.status === 'error' && <FormSummary state={state} />}
          <Field id="name" label="Name" error={state.fieldErrors?.name}>
            {(control) => (
              <Input
                {...control}
                name="name"
                autoComplete="name"
                defaultValue={state.values?.name ?? name}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        </CardContent>
        <CardFooter>
          <SavedNote state={state} />
          <SubmitButton pendingText="Saving…">Save name</SubmitButton>
        </CardFooter>
      </form>
    </Card>
  )
}
