import { useEffect } from 'react'

/** While `dirty`, asks before a link or the browser leaves the page and loses what was typed. */
export function useUnsavedGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      if (!leavesPage(event) || window.confirm('You have changes that are not saved. Leave without them?'))
        return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', onLeave)
    document.addEventListener('click', onClick, { capture: true })
    return () => {
      window.removeEventListener('beforeunload', onLeave)
      document.removeEventListener('click', onClick, { capture: true })
    }
  }, [dirty])
}

function leavesPage(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target === '_blank' || event.metaKey || event.ctrlKey || event.shiftKey) return false
  return link.origin === location.origin && link.pathname !== location.pathname
}
