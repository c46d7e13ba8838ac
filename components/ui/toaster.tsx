'use client'

import dynamic from 'next/dynamic'
import { useTheme } from 'next-themes'
import { useEffect, useState } from 'react'

type Tone = 'success' | 'error'
/** What can be done about it from the toast itself: taking it back. */
export type ToastAct = { label: string; run: () => void }
type Word = [tone: Tone, message: string, act?: ToastAct]
type Listener = (...word: Word) => void

/** Shows a short word at the edge of the screen. The library behind it is fetched when the first one is due. */
export function toast(...word: Word): void {
  if (listener) listener(...word)
  else waiting.push(word)
}

let listener: Listener | null = null
const waiting: Word[] = []

const Sonner = dynamic(() => import('sonner').then((module) => module.Toaster), { ssr: false })

/** Where toasts appear. Once, in the layout of signed-in pages. */
export function Toaster() {
  const [wanted, setWanted] = useState(false)
  const { resolvedTheme } = useTheme()
  useEffect(() => {
    const show: Listener = (tone, message, act) => {
      setWanted(true)
      const options = act && { duration: actMs, action: { label: act.label, onClick: act.run } }
      void import('sonner').then(({ toast: sonner }) => sonner[tone](message, options))
    }
    listener = show
    for (const word of waiting.splice(0)) show(...word)
    return () => {
      if (listener === show) listener = null
    }
  }, [])

  if (!wanted) return null
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      toastOptions={{ unstyled: true, classNames: { toast: toastClasses, actionButton: actClasses } }}
    />
  )
}

/** Long enough to read it, think, and reach the button; pointing at it stops the time. */
const actMs = 10_000

const toastClasses =
  'flex w-full items-center gap-2.5 rounded-lg border bg-raised px-3.5 py-3 font-sans text-base text-foreground shadow-float'

const actClasses =
  'ml-auto h-8 shrink-0 rounded-md border px-2.5 text-sm font-medium transition-colors hover:bg-hover touch:h-11'
