'use client'

import { use, type ReactNode } from 'react'

/**
 * A skeleton for moving between pages. When the server writes a whole document it waits this long for the content
 * before sending the skeleton instead: content swapped in later needs JavaScript, and a skeleton for 20 ms only flickers.
 */
export function LoadingPatience({ children }: { children: ReactNode }) {
  if (typeof window === 'undefined') use(new Promise((resolve) => setTimeout(resolve, patienceMs)))
  return children
}

const patienceMs = 1_500
