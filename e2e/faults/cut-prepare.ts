import { createRegistry } from '@/lib/core/action/registry'
import { createBrowser, type BrowserOptions } from '../harness/browser'
import { successfulCalls } from '../harness/successful-calls'
import type { TestAuth } from '../harness/test-auth'

const otherDevice = { address: '198.51.100.7', userAgent: 'curl/8.5.0' }

/**
 * Makes an action succeed up to its own request, which is returned and not sent: with the cookies it would have had.
 * Whoever signed up on the way is signed in on another device as well.
 */
export async function lastRequestOf(key: string, real: TestAuth): Promise<Request> {
  const registry = createRegistry(real.actions)
  let last: Request | null = null
  const handle = async (request: Request) => {
    const match = registry.match(request.method, new URL(request.url).pathname)
    if (!match.found || match.action.key !== key) return real.handle(request)
    last = request
    return Response.json({})
  }
  const browser = (options?: BrowserOptions) => createBrowser(handle, real.auth.config.appUrl, options)
  const call = successfulCalls[key]
  await call?.({
    ...real,
    browser,
    async signUpVerified(email, password, own = browser()) {
      const signedUp = await real.signUpVerified(email, password, own)
      // Later, so that it comes first in the list of devices.
      real.clock.advance('1s')
      await real.signIn(email, password, real.browser(otherDevice))
      return signedUp
    },
    signIn: (email, password, own = browser()) => real.signIn(email, password, own),
  })
  if (!last) throw new Error(`nothing in successfulCalls sends ${key}`)
  return last
}
