import { randomUUID } from 'node:crypto'
import { createPasswordHasher } from '@/lib/core/auth/password/hasher'
import type { Instances } from './instances'
import { newAddress, newPerson, type Person } from './people'

export type SeedOptions = { verified?: boolean; disabled?: boolean; hasPassword?: boolean }
export type SeededPerson = Person & { id: string; hasPassword: boolean }

const password = 'a kettle on the windowsill'
let passwordHash: Promise<string> | undefined

/** People written into the table, all of one password: sign-up would mail, hash and count for each. */
export async function seedPeople(
  instances: Instances,
  count: number,
  { verified = true, disabled = false, hasPassword = true }: SeedOptions = {},
): Promise<SeededPerson[]> {
  passwordHash ??= createPasswordHasher().hash(password)
  const people = Array.from({ length: count }, () => ({
    ...newPerson(),
    ...{ id: randomUUID(), password, hasPassword },
  }))
  await instances.sql(
    `INSERT INTO "users" ("id", "email", "name", "email_verified_at", "disabled_at", "password_hash", "updated_at")
     SELECT "id", "email", $3, CASE WHEN $4 THEN now() END, CASE WHEN $5 THEN now() END, $6, now()
     FROM unnest($1::uuid[], $2::text[]) AS person("id", "email")`,
    [
      people.map(({ id }) => id),
      people.map(({ email }) => email),
      ...['Robin Vale', verified, disabled, hasPassword ? await passwordHash : null],
    ],
  )
  return people
}

/** One of them. */
export async function seedPerson(instances: Instances, options?: SeedOptions): Promise<SeededPerson> {
  const [person] = await seedPeople(instances, 1, options)
  if (!person) throw new Error('nobody was written')
  return person
}

/** Browsers of one instance each, with the cookies given, at addresses that no limit knows. */
export function onEach(instances: Instances, cookies: Map<string, string>) {
  return instances.all.map((on) => instances.browser({ on, cookies, address: newAddress() }))
}
