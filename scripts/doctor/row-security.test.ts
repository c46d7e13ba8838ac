import { describe, expect, test } from 'vitest'
import { rowSecurityAdvice } from '@/lib/stores/prisma/tenant/tenant-role'
import { checkRowSecurity } from './row-security'

/** A database that answers the questions about the role, and counts the attempts to make it. */
function databaseWith({ migrated = true, usable = true } = {}) {
  const database = {
    attempts: 0,
    async executeSql(text: string) {
      if (text.includes('SELECT "install_tenant_role"()')) database.attempts++
      return { rows: [{ migrated, usable }] }
    },
  }
  return database
}

describe('the doctor on row-level security', () => {
  test('says nothing before the tables are there', async () => {
    expect(await checkRowSecurity(databaseWith({ migrated: false }), { DATABASE_RLS: 'on' })).toEqual([])
  })

  test.each(['on', 'auto'] as const)('is content when it works and is %s', async (DATABASE_RLS) => {
    expect(await checkRowSecurity(databaseWith(), { DATABASE_RLS })).toMatchObject([{ state: 'well' }])
  })

  test('does not ask for the role when it is off', async () => {
    const database = databaseWith({ usable: false })
    expect(await checkRowSecurity(database, { DATABASE_RLS: 'off' })).toMatchObject([{ state: 'note' }])
    expect(database.attempts).toBe(0)
  })

  test('says how to get it: broken where it was asked for, a note elsewhere', async () => {
    const database = databaseWith({ usable: false })
    for (const [DATABASE_RLS, state] of [
      ['on', 'broken'],
      ['auto', 'note'],
    ] as const) {
      expect(await checkRowSecurity(database, { DATABASE_RLS })).toMatchObject([
        { state, advice: rowSecurityAdvice },
      ])
    }
    expect(database.attempts).toBe(2)
  })
})
