import type { Answer, Browser, Sending } from '../browser'
import type { TestAuth } from '../test-auth'

/** Stands between a browser and the world: sends the request, or does something else with it. */
export type Watcher = (browser: Browser, method: string, path: string, sending: Sending) => Promise<Answer>

/** The same world, in which every request of every browser passes the watcher. */
export function watched(world: TestAuth, watcher: Watcher): TestAuth {
  const browser: TestAuth['browser'] = (options) => watchedBrowser(world.browser(options), watcher)
  return {
    ...world,
    browser,
    signUpVerified: (email, password, own = browser()) => world.signUpVerified(email, password, own),
    signIn: (email, password, own = browser()) => world.signIn(email, password, own),
  }
}

function watchedBrowser(browser: Browser, watcher: Watcher): Browser {
  const send: Browser['send'] = (method, path, sending = {}) => watcher(browser, method, path, sending)
  return {
    ...browser,
    send,
    get: (path, sending) => send('GET', path, sending),
    post: (path, body, sending) => send('POST', path, { ...sending, body }),
    patch: (path, body, sending) => send('PATCH', path, { ...sending, body }),
    delete: (path, body, sending) => send('DELETE', path, { ...sending, body }),
    copy: () => watchedBrowser(browser.copy(), watcher),
  }
}
