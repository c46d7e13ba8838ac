import { decode, encode } from '@auth/core/jwt'
import { randomBytes } from 'node:crypto'

/** What Auth.js does for a session with its JWT strategy: it decrypts the cookie. */
export async function authJsDecode(): Promise<() => Promise<unknown>> {
  const options = { secret: randomBytes(32).toString('base64'), salt: 'authjs.session-token' }
  const claims = {
    sub: '0198c1de-0000-7000-8000-000000000000',
    name: 'Robin Vale',
    email: 'robin@example.com',
  }
  const token = await encode({ ...options, token: claims })
  const check = () => decode({ ...options, token })
  if (!(await check())) throw new Error('Auth.js knows of no session')
  return check
}
