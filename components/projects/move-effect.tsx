'use client'

import { useEffect, useState } from 'react'
import type { Choice } from '@/components/ui/search-picker'
import { apiFetch } from '@/lib/client/api'
import { moveWords, type MovePreview } from './move-words'

/** Whose rights change when a project is moved to `target`. */
export function MoveEffect({ projectId, target }: { projectId: string; target: Choice | null }) {
  const lines = useMoveLines(projectId, target?.id)
  return (
    <div role="status" className="min-h-16 rounded-md border bg-subtle px-3 py-2.5 text-sm text-pretty">
      {target === null && (
        <p className="text-muted">
          Roles given on the project go with it. What comes from its workspace will come from the new one.
        </p>
      )}
      {target !== null && lines === null && <p className="text-muted">Looking whose rights change…</p>}
      {lines?.map((line) => (
        <p key={line} className="wrap-anywhere">
          {line}
        </p>
      ))}
    </div>
  )
}

/** Null until it is known. */
function useMoveLines(projectId: string, workspaceId: string | undefined): string[] | null {
  const [known, setKnown] = useState<{ of: string; lines: string[] } | null>(null)
  useEffect(() => {
    if (workspaceId === undefined) return
    const stop = new AbortController()
    const ask = async () => {
      const path = `/api/projects/${projectId}/move-preview?workspaceId=${workspaceId}` as const
      const answer = await apiFetch<MovePreview>(path, { signal: stop.signal })
      if (stop.signal.aborted) return
      setKnown({ of: workspaceId, lines: answer.ok ? moveWords(answer.value) : [answer.error.message] })
    }
    void ask()
    return () => stop.abort()
  }, [projectId, workspaceId])
  return known !== null && known.of === workspaceId ? known.lines : null
}
