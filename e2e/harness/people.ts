import { randomUUID } from 'node:crypto'
import type { Browser } from './browser'
import type { Instances } from './instances'

export type Person = { email: string; password: string; name: string }
type Mail = { id: string; subject: string; links: string[] }

/** Someone who was never here before. */
export function newPerson(): Person {
  const key = randomUUID().slice(0, 12)
  return { name: 'Robin Vale', email: `robin.${key}@example.com`, password: `quiet harbor ${key}` }
}

/** A client address that no other test has, in the range for private use. */
export function newAddress(): string {
  const [a, b, c] = crypto.getRandomValues(new Uint8Array(3))
  return `10.${a}.${b}.${c}`
}

/** A new person with a verified address, signed in in the browser that comes back. */
export async function signUpVerified(
  instances: Instances,
  person = newPerson(),
): Promise<{ person: Person; browser: Browser }> {
  const browser = instances.browser({ address: newAddress() })
  expectStatus(await served(() => browser.post('/api/auth/signup', person)), 202)
  const token = await mailedToken(instances, person.email, '/verify-email')
  expectStatus(await served(() => browser.post('/api/auth/verify-email', { token })), 200)
  return { person, browser }
}

/** Another browser of a person, signed in. */
export async function signIn(instances: Instances, { email, password }: Person): Promise<Browser> {
  const browser = instances.browser({ address: newAddress() })
  expectStatus(await served(() => browser.post('/api/auth/signin', { email, password })), 200)
  return browser
}

/** The token in the newest link to that page, once `count` mails with one have arrived. */
export async function mailedToken(
  instances: Instances,
  to: string,
  page: '/verify-email' | '/reset-password',
  count = 1,
): Promise<string> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    const links = (await mailsTo(instances, to)).flatMap((mail) =>
      mail.links.map((link) => new URL(link)).filter(({ pathname }) => pathname === page),
    )
    const token = links.length >= count ? links[0]?.searchParams.get('token') : null
    if (token) return token
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`no link to ${page} was mailed to ${to} in 30 s`)
}

/** Everything that has arrived at an address so far, newest first. */
export async function mailsTo(instances: Instances, to: string): Promise<Mail[]> {
  const answer = await instances.browser().get(`/api/dev/mail?${new URLSearchParams({ to })}`)
  return answer.status === 200 ? answer.json<{ messages: Mail[] }>().messages : []
}

/** Asks again, as the answer says one should, while the machine is too busy for the database to answer in its time. */
export async function served<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const answer = await ask()
    if (answer.status !== 503 || tries === 5) return answer
    await new Promise((resolve) => setTimeout(resolve, 2_000))
  }
}

function expectStatus({ status, text }: { status: number; text: string }, expected: number): void {
  if (status !== expected) throw new Error(`expected ${expected}, got ${status}: ${text}`)
}
