import { expect, inject, test } from 'vitest'
import { openPostgresSubject } from './test-database'
import { addUser } from '../contract/samples'
import { describeStores } from '../contract/subject'

describeStores('Postgres', () => openPostgresSubject(inject('postgresUrl')))

test('a deadlock is tried again, not answered', async () => {
  const { stores, transact, other, close } = await openPostgresSubject(inject('postgresUrl'))
  const [ada, grace] = [await addUser(stores), await addUser(stores)]
  let holding = 0
  let bothHold: () => void = () => undefined
  const both = new Promise<void>((resolve) => (bothHold = resolve))
  let attempts = 0
  const lockBoth = (run: typeof transact, first: string, second: string) =>
    run(async (transaction) => {
      attempts++
      await transaction.users.lock(first)
      if (++holding === 2) bothHold()
      await both
      await transaction.users.lock(second)
    })
  await Promise.all([lockBoth(transact, ada.id, grace.id), lockBoth(other.transact, grace.id, ada.id)])
  expect(attempts).toBe(3)
  await close()
})
