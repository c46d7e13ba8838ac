'use client'

import dynamic from 'next/dynamic'
import { useTheme } from 'next-themes'
import { useEffect, useState } from 'react'

type Tone = 'success' | 'error'
type Listener = (tone: Tone, message: string) => void

/** Shows a short word at the edge of the screen. The library behind it is fetched when the first one is due. */
export function toast(tone: Tone, message: string): void {
  if (listener) listener(tone, message)
  else waiting.push([tone, message])
}

let listener: Listener | null = null
const waiting: [Tone, string][] = []

const Sonner = dynamic(() => import('sonner').then((module) => module.Toaster), { ssr: false })

/** Where toasts appear. Once, in the layout of signed-in pages. */
export function Toaster() {
  const [wanted, setWanted] = useState(false)
  const { resolvedTheme } = useTheme()
  useEffect(() => {
    const show: Listener = (tone, message) => {
      setWanted(true)
      void import('sonner').then(({ toast: sonner }) => sonner[tone](message))
    }
    listener = show
    for (const [tone, message] of waiting.splice(0)) show(tone, message)
    return () => {
      if (listener === show) listener = null
    }
  }, [])

  if (!wanted) return null
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      toastOptions={{ unstyled: true, classNames: { toast: toastClasses } }}
    />
  )
}

const toastClasses =
  'flex w-full items-center gap-2.5 rounded-lg border bg-raised px-3.5 py-3 font-sans text-base text-foreground shadow-float'
