'use client'

import { useActionState, useState } from 'react'
import { FormCard } from '@/components/ui/form-card'
import { useUnsavedGuard } from '@/components/ui/use-unsaved-guard'
import { NameField } from '@/components/workspaces/name-field'
import { idleForm } from '@/lib/core/action/form-state'
import { renameWorkspace } from '../../actions'

export function RenameForm({ workspace: { id, name } }: { workspace: { id: string; name: string } }) {
  const [state, action] = useActionState(renameWorkspace, idleForm)
  const [typed, setTyped] = useState(name)
  useUnsavedGuard(typed.trim() !== name)
  return (
    <FormCard
      title="Name"
      description="Everyone who can see the workspace sees it under this name."
      action={action}
      state={state}
      save="Save name"
      className="max-w-100"
    >
      <input type="hidden" name="id" value={id} />
      <NameField id="name" state={state} name={name} onType={setTyped} />
    </FormCard>
  )
}
