'use client'

import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { AuthContext } from './auth-context'
import { browserEnvironment } from './browser-environment'
import { SessionKeeper } from './session-keeper'
import { offerRecovery } from './session-recovery'
import { initialState, type EndReason, type InitialSession } from './session-state'
import { wayOut } from './way-out'

type AuthProviderProps = {
  /** From the server: the session, null for none. Left out, the browser asks. */
  initial?: InitialSession | null
  /** Where people are led when their session ends; null leaves them where they are, for pages that anyone may see. */
  signInPath?: string | null
  children: ReactNode
}

/** Keeps the session of this tab alive and shares it with `useAuth`. */
export function AuthProvider({ initial, signInPath = '/sign-in', children }: AuthProviderProps) {
  const [keeper] = useState(() => new SessionKeeper(browserEnvironment(reactions(signInPath)), initial))
  const [serverState] = useState(() => initialState(initial))

  useEffect(() => keeper.adopt(initial), [keeper, initial])
  useEffect(() => {
    const stop = keeper.start()
    const takeBack = offerRecovery((sentAt) => keeper.recover(sentAt))
    return () => {
      takeBack()
      stop()
    }
  }, [keeper])

  const state = useSyncExternalStore(keeper.subscribe, keeper.getState, () => serverState)
  const auth = useMemo(
    () => ({ ...state, signOut: () => keeper.signOut(), refresh: () => keeper.refresh() }),
    [keeper, state],
  )
  return <AuthContext value={auth}>{children}</AuthContext>
}

/**
 * Both load a new document: whatever the page and the router hold in memory belonged to the session that is over.
 */
function reactions(signInPath: string | null) {
  return {
    onEnded(reason: EndReason) {
      if (signInPath !== null) window.location.assign(wayOut(signInPath, reason, window.location))
    },
    onUserChanged: () => window.location.reload(),
  }
}
