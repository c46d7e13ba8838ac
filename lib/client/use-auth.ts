'use client'

import { useContext } from 'react'
import { AuthContext, type Auth } from './auth-context'

/**
 * Who is signed in, and the two things to do about it. Outside an `AuthProvider` nobody is: in production that hides
 * what it should, in development it throws to say so.
 */
export function useAuth(): Auth {
  const auth = useContext(AuthContext)
  if (auth) return auth
  if (process.env.NODE_ENV !== 'production') {
    throw new Error(
      'useAuth was called outside <AuthProvider>. Put the provider into the layout above this component.',
    )
  }
  return nobody
}

const nobody: Auth = {
  status: 'unauthenticated',
  user: null,
  signOut: () => Promise.reject(new Error('there is no <AuthProvider> to sign out')),
  refresh: () => Promise.resolve(false),
}
