import { cookies } from 'next/headers'
import type { Cookie } from '@/lib/core/action/cookies'

/** Gives the browser the cookies that an action set, from a server action. */
export async function applyCookies(pending: Cookie[]): Promise<void> {
  const jar = await cookies()
  for (const { name, value, ...options } of pending) jar.set(name, value, options)
}
