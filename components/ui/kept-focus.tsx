'use client'

import { useEffect } from 'react'
import { keepFocus } from './keep-focus'

/** After `what` was done, and with it what had the focus is gone: gives it to the page's content. */
export function KeptFocus({ what }: { what: string }) {
  useEffect(() => keepFocus(), [what])
  return null
}
