'use client'

import { LogOut } from 'lucide-react'
import { useState, type FormEvent, type ReactElement } from 'react'
import { menuItemClasses } from '@/components/ui/dropdown-menu'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toaster'
import { useAuth } from '@/lib/client/use-auth'
import { signOutByForm } from './sign-out-action'

/**
 * Signs this device out. With JavaScript it goes through `useAuth`, which tells the other tabs; without, the form's
 * own action does the same on the server.
 */
export function SignOutForm({ children }: { children: (button: ReactElement) => ReactElement }) {
  const { signOut } = useAuth()
  const [pending, setPending] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    setPending(true)
    try {
      await signOut()
    } catch {
      setPending(false)
      toast('error', 'Signing out did not work. Check your connection and try again.')
    }
  }
  return (
    <form action={signOutByForm} onSubmit={(event) => void submit(event)}>
      {children(
        <button type="submit" aria-disabled={pending || undefined} className={menuItemClasses}>
          {pending ? <Spinner /> : <LogOut aria-hidden="true" />}
          {pending ? 'Signing out…' : 'Sign out'}
        </button>,
      )}
    </form>
  )
}
