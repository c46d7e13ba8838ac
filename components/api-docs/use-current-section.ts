'use client'

import { useEffect, useState } from 'react'

/**
 * The id of the section that is being read on the page at `path`: the last one whose top has passed the upper third of the
 * window.
 */
export function useCurrentSection(ids: string[], path: string): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  // A list made anew at every render holds the same ids.
  const key = ids.join(' ')
  useEffect(() => {
    const visible = new Set<string>()
    const order = key.split(' ')
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) visible.add(target.id)
          else visible.delete(target.id)
        }
        setCurrent(order.findLast((id) => visible.has(id)) ?? null)
      },
      // A band below the header: few sections cross it at once.
      { rootMargin: '-72px 0px -67% 0px' },
    )
    for (const id of order) {
      const section = document.getElementById(id)
      if (section) observer.observe(section)
    }
    return () => observer.disconnect()
  }, [key, path])
  return current
}
