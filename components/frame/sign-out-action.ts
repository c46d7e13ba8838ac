'use server'

import { redirect } from 'next/navigation'
import { submitForm } from '@/lib/next/form'

/** Signs this device out, for browsers without JavaScript. A session that is gone already is as good as signed out. */
export async function signOutByForm(): Promise<void> {
  await submitForm('signOut', {})
  redirect('/sign-in?notice=signed-out')
}
