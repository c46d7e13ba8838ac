'use client'

import { useRouter } from 'next/navigation'
import {
  createContext,
  startTransition,
  use,
  useEffect,
  useMemo,
  useOptimistic,
  useState,
  type ReactNode,
} from 'react'
import { skeletonOf } from './skeleton-of'

/**
 * Knows which page of a frame is on its way, so that a skeleton can stand in for it. This does what `loading.tsx` does
 * for people moving about, without its Suspense boundary: inside one, a document needs JavaScript to show its content
 * and can no longer answer 404 or redirect.
 */
export function Navigation({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [pending, setPending] = useOptimistic<string | null>(null)
  const value = useMemo<NavigationValue>(() => {
    const go = (href: string) =>
      startTransition(() => {
        setPending(href)
        router.push(href)
      })
    return { pending, go }
  }, [pending, router, setPending])
  return <NavigationContext value={value}>{children}</NavigationContext>
}

export function useNavigation(): NavigationValue {
  return use(NavigationContext)
}

/** The page, or the skeleton of the one that was asked for once it takes longer than a blink. */
export function PendingPage({
  skeletons,
  children,
}: {
  skeletons: Record<string, ReactNode>
  children: ReactNode
}) {
  const { pending } = useNavigation()
  const [late, setLate] = useState<string | null>(null)
  useEffect(() => {
    if (pending === null) return
    const timer = setTimeout(() => setLate(pending), blinkMs)
    return () => clearTimeout(timer)
  }, [pending])

  const skeleton = pending !== null && late === pending ? skeletonOf(skeletons, pathOf(pending)) : undefined
  return (
    <>
      {skeleton}
      <div hidden={skeleton !== undefined}>{children}</div>
    </>
  )
}

const blinkMs = 120

function pathOf(href: string): string {
  return href.split(/[?#]/, 1)[0] ?? href
}

type NavigationValue = {
  /** Where one is going; null while standing still. */
  pending: string | null
  go: (href: string) => void
}

const NavigationContext = createContext<NavigationValue>({
  pending: null,
  go: (href) => window.location.assign(href),
})
