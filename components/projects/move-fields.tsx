'use client'

import { useCallback, useState } from 'react'
import { SearchPicker, type Choice } from '@/components/ui/search-picker'
import type { WorkspaceRow } from '@/components/workspaces/workspace-row'
import { apiFetch } from '@/lib/client/api'
import type { FormState } from '@/lib/core/action/form-state'
import { moveChoices } from './move-choices'
import { MoveEffect } from './move-effect'

/** Where a project is to be moved, and whose rights change by that. */
export function MoveFields({ project, targets, state }: MoveFieldsProps) {
  const { id, workspaceId } = project
  const [target, setTarget] = useState<Choice | null>(null)
  const search = useCallback(
    async (text: string, signal: AbortSignal) => {
      const query = new URLSearchParams({ limit: '20', ...(text && { q: text }) })
      const answer = await apiFetch<{ items: WorkspaceRow[] }>(`/api/workspaces?${query}`, { signal })
      return answer.ok ? moveChoices(answer.value.items, workspaceId) : null
    },
    [workspaceId],
  )
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <SearchPicker
        id="move-to"
        name="workspaceId"
        label="To the workspace"
        placeholder="Find a workspace"
        empty="No other workspace has that name."
        error={state?.fieldErrors?.workspaceId}
        choices={targets}
        search={search}
        onPick={setTarget}
      />
      <MoveEffect projectId={id} target={target} />
    </>
  )
}

type MoveFieldsProps = {
  project: { id: string; workspaceId: string }
  /** The first of the workspaces; left out, they are asked for. */
  targets?: readonly Choice[]
  state?: FormState
}
