'use client'

import { useActionState, useState } from 'react'
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { FormSummary } from '@/components/ui/form-summary'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { useUnsavedGuard } from '@/components/ui/use-unsaved-guard'
import { NameField } from '@/components/workspaces/name-field'
import { idleForm } from '@/lib/core/action/form-state'
import { renameWorkspace } from '../../actions'

export function RenameForm({ workspace: { id, name } }: { workspace: { id: string; name: string } }) {
  const [state, action] = useActionState(renameWorkspace, idleForm)
  const [typed, setTyped] = useState(name)
  useUnsavedGuard(typed.trim() !== name)
  return (
    <Card>
      <form action={action} noValidate>
        <CardHeader>
          <CardTitle>Name</CardTitle>
          <CardDescription>Everyone who can see the workspace sees it under this name.</CardDescription>
        </CardHeader>
        <CardContent className="grid max-w-100 gap-4">
          {state.status === 'error' && <FormSummary state={state} />}
          <input type="hidden" name="id" value={id} />
          <NameField id="name" state={state} name={name} onType={setTyped} />
        </CardContent>
        <CardFooter>
          <SavedNote state={state} />
          <SubmitButton pendingText="Saving…">Save name</SubmitButton>
        </CardFooter>
      </form>
    </Card>
  )
}
