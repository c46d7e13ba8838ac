import { randomInt, randomUUID } from 'node:crypto'

/**
 * A browser of its own, with its own address, so that none uses up the rate limits of another.
 *
 * @typedef {{ context: import('@playwright/test').BrowserContext, page: import('@playwright/test').Page, url: string }} Visitor
 * @typedef {{ width: number, theme: 'light' | 'dark', scale?: number }} View
 */

const agents = {
  phone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  desk: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
}

/**
 * @param {{ browser: import('@playwright/test').Browser, url: string, view: View, as: 'nobody' | 'ada' | 'newcomer' }} options
 * @returns {Promise<Visitor>}
 */
export async function visit({ browser, url, view, as }) {
  const isPhone = view.width < 600
  const context = await browser.newContext({
    viewport: { width: view.width, height: isPhone ? 844 : 800 },
    deviceScaleFactor: view.scale ?? 1,
    hasTouch: isPhone,
    isMobile: isPhone,
    colorScheme: view.theme,
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
    userAgent: isPhone ? agents.phone : agents.desk,
    extraHTTPHeaders: { 'X-Forwarded-For': `203.0.113.${randomInt(1, 255)}` },
  })
  const visitor = { context, page: await context.newPage(), url }
  if (as === 'ada') await signInAs(visitor, 'ada@example.com', 'gatehouse-lantern-42')
  if (as === 'newcomer') await join(visitor)
  return visitor
}

/** Ends the session as well: a device for every picture would fill the list that the pictures show. @param {Visitor} visitor */
export async function leave(visitor) {
  await post(visitor, '/api/auth/signout', {}).catch(() => undefined)
  await visitor.context.close()
}

/**
 * @param {Visitor} visitor
 * @param {string} path
 * @param {object} data
 */
export async function post({ context, url }, path, data) {
  const headers = { Origin: url, 'X-Auth-Request': '1', 'Content-Type': 'application/json' }
  const answer = await context.request.post(url + path, { headers, data: JSON.stringify(data) })
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
}

/**
 * The path of the link in the newest mail to an address.
 *
 * @param {Visitor} visitor
 * @param {string} to
 * @param {string} page
 * @returns {Promise<string>}
 */
export async function mailedLink({ context, url }, to, page) {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await context.request.get(`${url}/api/dev/mail?${new URLSearchParams({ to })}`)
    /** @type {{ messages: { links: string[] }[] }} */
    const { messages } = await answer.json()
    const link = messages[0]?.links.find((candidate) => new URL(candidate).pathname === page)
    if (link) return link.slice(url.length)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No mail came to ${to}`)
}

/**
 * @param {Visitor} visitor
 * @param {string} email
 * @param {string} password
 */
async function signInAs(visitor, email, password) {
  await post(visitor, '/api/auth/signin', { email, password })
}

/** @param {Visitor} visitor */
async function join(visitor) {
  const email = `sam.${randomUUID().slice(0, 8)}@example.com`
  const password = 'quiet harbor lights'
  await post(visitor, '/api/auth/signup', { email, password, name: 'Sam Reed' })
  const link = await mailedLink(visitor, email, '/verify-email')
  await post(visitor, '/api/auth/verify-email', {
    token: new URLSearchParams(link.split('?')[1]).get('token'),
  })
}

/**
 * Fills in a form by its labels and sends it; the picture shows what comes back.
 *
 * @param {Visitor} visitor
 * @param {string | RegExp} button
 * @param {Record<string, string>} fields
 */
export async function submit({ page }, button, fields) {
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.locator('form').evaluate((form) => form.setAttribute('novalidate', ''))
  await page.getByRole('button', { name: button }).click()
  await page.waitForLoadState('networkidle')
}
