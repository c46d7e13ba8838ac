import { hash } from '@node-rs/argon2'
import { randomUUID } from 'node:crypto'
import type { App } from './app'
import type { Answer, Call, Connection } from './load'

export const password = 'quiet harbor lamp 77'

/** The starter's: OWASP's first recommendation for argon2id. */
export const argon2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export function emailOf(person: number): string {
  return `person.${person}@example.com`
}

/** People with verified addresses and one password, written into the table: signing them up is not what is measured. */
export async function createPeople(sql: App['sql'], count: number): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID())
  const emails = ids.map((_, person) => emailOf(person))
  await sql(
    `INSERT INTO users (id, email, name, password_hash, email_verified_at, updated_at)
     SELECT id, email, 'Robin Vale', $3, now(), now() FROM unnest($1::uuid[], $2::text[]) AS people (id, email)`,
    [ids, emails, await hash(password, argon2)],
  )
}

/** The headers of a mutation, from an address that is this person's alone. */
export function mutationHeaders(origin: string, person: number): Record<string, string> {
  const address = `10.${(person >> 16) & 255}.${(person >> 8) & 255}.${person & 255}`
  return {
    origin,
    'content-type': 'application/json',
    'x-auth-request': '1',
    'x-forwarded-for': address,
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  }
}

export function signInCall(origin: string, person: number): Call {
  const body = JSON.stringify({ email: emailOf(person), password })
  return { method: 'POST', path: '/api/auth/signin', headers: mutationHeaders(origin, person), body }
}

/** Signs in. Returns the cookies as a browser would send them back. */
export async function signIn(connection: Connection, origin: string, person: number): Promise<string> {
  return cookiesOf(await succeed(connection.call(signInCall(origin, person))))
}

export function cookiesOf({ headers }: Answer): string {
  const set = [headers['set-cookie'] ?? []].flat()
  return set.map((cookie) => cookie.split(';')[0]).join('; ')
}

/** The answer, if it is a good one: a benchmark of failures would be a fast one. */
export async function succeed(answering: Promise<Answer>): Promise<Answer> {
  const answer = await answering
  if (answer.status >= 400) throw new Error(`${answer.status}: ${answer.body}`)
  return answer
}
