'use client'

import { Alert } from '@/components/ui/alert'
import { Spinner } from '@/components/ui/spinner'
import { RoleChanges } from './role-changes'
import { useRolePreview, type RoleChange } from './use-role-preview'

/** What a change of a role would change, kept up with the change itself. */
export function LiveChanges({ change }: { change: RoleChange | null }) {
  const state = useRolePreview(change)
  if (change === null) return <p className="text-muted">Nothing is changed yet.</p>
  return (
    <div aria-live="polite" aria-busy={state.status === 'loading'}>
      {state.status === 'loading' && (
        <p className="flex items-center gap-2 text-muted">
          <Spinner />
          Looking at who holds it…
        </p>
      )}
      {state.status === 'ready' && <RoleChanges preview={state.preview} />}
      {state.status === 'failed' && (
        <Alert tone="warning" title="What changes can’t be shown right now">
          {state.message}
        </Alert>
      )}
    </div>
  )
}
