import { describe, expect, test } from 'vitest'
import { describeStores, type Subject } from '../contract/subject'
import { createMemoryStores } from './stores'

describeStores('memory', async () => {
  const subject = {} as Subject
  const clear = async () => {
    const { stores, transact } = createMemoryStores()
    Object.assign(subject, { stores, transact, other: { stores, transact } })
  }
  await clear()
  return Object.assign(subject, { clear, close: async () => undefined })
})

describe('mails', () => {
  const mail = { kind: 'password-changed', to: 'a@example.com', name: 'A', at: 0, link: '/' } as const

  test('hold what was sent, once the transaction is through', async () => {
    const { stores, transact, mails } = createMemoryStores()
    await stores.outbox.send(mail)
    await transact(async (transaction) => {
      await transaction.outbox.send(mail)
      expect(mails).toHaveLength(1)
    })
    expect(mails).toEqual([mail, mail])
  })

  test('hold nothing of a failed transaction, and nothing that is not to be delivered', async () => {
    const { stores, transact, mails } = createMemoryStores()
    await stores.outbox.send(mail, { deliver: false })
    const failing = transact(async (transaction) => {
      await transaction.outbox.send(mail)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(mails).toEqual([])
  })
})

test('what a statement outside wrote during a failed transaction stays', async () => {
  const { stores, transact } = createMemoryStores()
  const failing = transact(async () => {
    await stores.rateLimits.check('key', 1, 1_000, 0)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect((await stores.rateLimits.peek('key', 1, 1_000, 0)).allowed).toBe(false)
})
