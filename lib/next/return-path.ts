import { cookies } from 'next/headers'
import { readEnv } from '@/lib/config/env'
import { safePath } from '@/lib/core/action/redirect'

/** Sent to the pages of the verification link alone. */
const name = 'return-to'
const path = '/verify-email'
const daySeconds = 86_400

/**
 * Where somebody who signs up was on their way to: an invitation, say. It waits in the browser while they look into their
 * inbox, for the mailed link knows nothing of it.
 */
export async function rememberReturnPath(next: unknown): Promise<void> {
  const target = safePath(next, '')
  if (!target) return
  const secure = readEnv().APP_URL.startsWith('https:')
  const jar = await cookies()
  jar.set(name, target, { path, maxAge: daySeconds, httpOnly: true, sameSite: 'lax', secure })
}

/** What was remembered, once; null for nothing. */
export async function takeReturnPath(): Promise<string | null> {
  const jar = await cookies()
  const target = safePath(jar.get(name)?.value, '')
  if (target) jar.delete({ name, path })
  return target || null
}
