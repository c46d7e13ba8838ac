'use client'

import { useEffect, useState } from 'react'
import { apiFetch } from '@/lib/client/api'
import type { RoleGrant } from '@/lib/core/access/custom-roles'
import type { RolePreview } from './role'

/** A change that is thought about. Without a slug: of a role that is new. */
export type RoleChange = Partial<RoleGrant> & { slug?: string; remove?: true }

export type PreviewState =
  | { status: 'loading' }
  | { status: 'ready'; preview: RolePreview }
  | { status: 'failed'; message: string }

/** Asks what a change of a role would change, a moment after it was last edited; null asks nothing. */
export function useRolePreview(change: RoleChange | null): PreviewState {
  const body = change && JSON.stringify(change)
  const [answer, setAnswer] = useState<{ body: string; state: PreviewState } | null>(null)
  useEffect(() => {
    if (body === null) return
    const control = new AbortController()
    const timer = setTimeout(() => {
      void ask(JSON.parse(body), control.signal).then((state) => {
        if (!control.signal.aborted) setAnswer({ body, state })
      })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [body])
  return answer !== null && answer.body === body ? answer.state : loading
}

const pauseMs = 250
const loading: PreviewState = { status: 'loading' }

async function ask(body: unknown, signal: AbortSignal): Promise<PreviewState> {
  const result = await apiFetch<RolePreview>('/api/roles/preview', { method: 'POST', body, signal })
  if (result.ok) return { status: 'ready', preview: result.value }
  return { status: 'failed', message: result.error.message }
}
