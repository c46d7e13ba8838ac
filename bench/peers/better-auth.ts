import { betterAuth } from 'better-auth'
import { memoryAdapter } from 'better-auth/adapters/memory'
import { randomBytes } from 'node:crypto'

/** Its session check for someone who is signed in, over its in-memory database. */
export async function betterAuthSessionCheck({
  cookieCache,
}: {
  cookieCache: boolean
}): Promise<() => Promise<unknown>> {
  const auth = betterAuth({
    baseURL: 'http://localhost:3000',
    secret: randomBytes(32).toString('base64'),
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    emailAndPassword: { enabled: true },
    session: { cookieCache: { enabled: cookieCache, maxAge: 3_600 } },
    telemetry: { enabled: false },
  })
  const body = { email: 'robin@example.com', password: 'quiet harbor lamp 77', name: 'Robin Vale' }
  const signedUp = await auth.api.signUpEmail({ body, asResponse: true })
  const cookie = signedUp.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  const headers = new Headers({ cookie })
  const check = () => auth.api.getSession({ headers })
  if (!(await check())) throw new Error('better-auth knows of no session')
  return check
}
