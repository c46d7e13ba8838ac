import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startInstances, type Instances } from '../harness/instances'
import { mailedToken, newAddress, newPerson, signUpVerified } from '../harness/people'

let instances: Instances
let secrets: string[]
let email: string
let rows: string[]

beforeAll(async () => {
  instances = await startInstances({ count: 1 })
  const { person, browser } = await signUpVerified(instances)
  email = person.email
  const verified = await mailedToken(instances, email, '/verify-email')
  const first = [...browser.cookies.values()]
  await browser.post('/api/auth/refresh')
  const wrong = { email, password: `not the password of ${person.name}` }
  await instances.browser({ address: newAddress() }).post('/api/auth/signin', wrong)
  const newPassword = 'another lamp under the hill'
  await browser.post('/api/auth/change-password', { currentPassword: person.password, newPassword })
  await instances.browser({ address: newAddress() }).post('/api/auth/forgot-password', { email })
  const reset = await mailedToken(instances, email, '/reset-password')
  await instances.browser().post('/api/auth/reset-password', { token: reset, password: 'too short' })
  const waiting = newPerson()
  await instances.browser({ address: newAddress() }).post('/api/auth/signup', waiting)
  const passwords = [person.password, wrong.password, newPassword, waiting.password]
  secrets = [...passwords, verified, reset, ...first, ...browser.cookies.values()]
  rows = await everyRow()
})
afterAll(() => instances.stop())

/** Every row of every table, as text; bytes as they are, not as hexadecimal digits. */
async function everyRow(): Promise<string[]> {
  const tables = await instances.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  await instances.sql(`set bytea_output = 'escape'`)
  const read = tables.map(({ name }) =>
    instances.sql<{ row: string }>(`select t::text as row from ${name} t`),
  )
  return (await Promise.all(read)).flat().map(({ row }) => row)
}

describe('AUD-3 what a running product leaves behind', () => {
  it('has no secret in any row of its database', () => {
    expect(secrets.filter((secret) => secret.length < 16)).toEqual([])
    for (const secret of secrets) {
      const found = rows.filter((row) => row.includes(secret) || row.includes(encodeURIComponent(secret)))
      expect(
        found.map((row) => row.slice(0, 80)),
        secret.slice(0, 8),
      ).toEqual([])
    }
  })

  it('has no secret in its log, nor the address of a person', () => {
    const log = instances.all.map((instance) => instance.log()).join('\n')
    for (const secret of [...secrets, email]) expect(log.includes(secret), secret.slice(0, 8)).toBe(false)
  })

  it('twin: the database knows the person, and the log tells what was asked', () => {
    expect(rows.some((row) => row.includes(email))).toBe(true)
    expect(rows.some((row) => row.includes('$argon2id$'))).toBe(true)
    expect(instances.all[0]?.log()).toContain('auth.change_password')
  })
})
