'use client'

import { createContext } from 'react'
import type { SessionState } from './session-state'

/** `useAuth`'s answer: who is signed in, as far as this tab knows. The server decides again at every request. */
export type Auth = SessionState & {
  /** Ends the session here and in all tabs, then leads to the sign-in page. Rejects when the server did not answer. */
  signOut(): Promise<void>
  /** Gets a new access token. False when there is no session any more, or the server did not answer. */
  refresh(): Promise<boolean>
}

export const AuthContext = createContext<Auth | null>(null)
