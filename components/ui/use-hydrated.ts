import { useSyncExternalStore } from 'react'

/** False on the server and while hydrating, true afterwards: guards what only works with JavaScript. */
export function useHydrated(): boolean {
  return useSyncExternalStore(never, onClient, onServer)
}

const never = () => () => {}
const onClient = () => true
const onServer = () => false
