import { useEffect, useState } from 'react'
import { apiFetch } from '@/lib/client/api'

export type FoundProject = { id: string; name: string }

const pauseMs = 150

/** The projects whose name holds a text, the last changed first; with null nothing is asked. */
export function useProjectSearch(text: string | null): readonly FoundProject[] {
  const [found, setFound] = useState<readonly FoundProject[]>([])
  useEffect(() => {
    if (text === null) return
    const stop = new AbortController()
    const query = new URLSearchParams({ limit: '8', sort: '-updatedAt', ...(text && { q: text }) })
    const ask = async () => {
      const { signal } = stop
      const result = await apiFetch<{ items: FoundProject[] }>(`/api/projects?${query}`, { signal })
      if (result.ok && !signal.aborted) setFound(result.value.items)
    }
    // Not for every letter of a word.
    const timer = setTimeout(() => void ask(), text ? pauseMs : 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  return found
}
