import { createAuth } from '@/lib/core/auth/create-auth'
import { authConfig } from '@/lib/config/auth'
import type { Effort, Row } from '../harness/measurement'
import { figure } from '../harness/units'

const goals = { access: 1_536, refresh: 200 }

/** Name and value as a browser keeps them, of a usual person and of one with the longest address and name allowed. */
export const cookies = {
  name: 'cookies',
  async run(_: Effort): Promise<Row[]> {
    const usual = await sizes('robin.vale@example.com', 'Robin Vale')
    const longest = await sizes(`${'r'.repeat(64)}@${'vale.'.repeat(37)}com`, 'Ř'.repeat(100))
    return (['access', 'refresh'] as const).map((kind) => ({
      what: `${kind} cookie`,
      beside: 'what a browser keeps: 4 KB',
      measured: `${figure(usual[kind])} bytes, ${figure(longest[kind])} for the longest address and name`,
      goal: kind === 'access' ? '≤ 1.5 KB' : '≤ 200 bytes',
      met: longest[kind] <= goals[kind],
    }))
  },
}

async function sizes(email: string, name: string): Promise<{ access: number; refresh: number }> {
  const auth = createAuth({ session: authConfig.session, appUrl: 'https://app.example.com' })
  const answer = await auth.api.signUp({ email, password: 'quiet harbor lamp 77', name })
  if (!answer.ok) throw new Error(answer.error.message)
  const { access, refresh } = auth.cookies.names
  const sizeOf = (wanted: string) => {
    const cookie = answer.cookies.find((candidate) => candidate.name === wanted)
    if (!cookie) throw new Error(`There is no cookie ${wanted}`)
    return cookie.name.length + 1 + cookie.value.length
  }
  return { access: sizeOf(access), refresh: sizeOf(refresh) }
}
