import { useEffect } from 'react'

/** Takes what the address said once out of it, so that going back or loading again does not say it again. */
export function useSpentQuery(path: string, isThere: boolean): void {
  useEffect(() => {
    if (isThere) window.history.replaceState(window.history.state, '', path)
  }, [path, isThere])
}
