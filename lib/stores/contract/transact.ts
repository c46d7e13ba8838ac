import { describe, expect, test } from 'vitest'
import type { AuthMail } from '@/lib/core/auth/types'
import { sampleAuditEntry } from './audit-store'
import { addSession, addUser, hour, minute, sampleReset, sampleRotation, sampleUser, start } from './samples'
import type { Subject } from './subject'

export function describeTransact(name: string, subject: () => Subject): void {
  describe(name, () => {
    test('keeps everything when the work succeeds, and returns its result', async () => {
      const { stores, transact } = subject()
      const user = sampleUser()
      const result = await transact(async (transaction) => {
        await transaction.users.createUser(user, 'hash')
        const session = await addSession(transaction, user.id)
        await transaction.audit.record(sampleAuditEntry())
        await transaction.outbox.send(sampleMail)
        return session
      })
      expect(await stores.sessions.findSession(result.id)).toEqual(result)
      expect(await stores.users.findById(user.id)).toEqual(user)
    })

    test('keeps nothing when the work fails, whatever it wrote', async () => {
      const { stores, transact } = subject()
      const [user, leaver] = [await addUser(stores), await addUser(stores)]
      const session = await addSession(stores, user.id)
      const reset = await stores.passwordResets.createReset(sampleReset(user.id))
      await stores.rateLimits.check('key', 2, hour, start)
      const entry = sampleAuditEntry()
      const failing = transact(async (transaction) => {
        await addUser(transaction, { email: 'new@example.com' })
        await transaction.users.setPassword(user.id, 'changed')
        await transaction.users.deleteUser(leaver.id)
        await transaction.sessions.rotateSession(session.id, sampleRotation(session))
        await transaction.sessions.revokeSessionsOf(user.id, start + minute)
        await transaction.passwordResets.claim(reset.tokenHash, start)
        await transaction.rateLimits.check('key', 2, hour, start)
        await transaction.audit.record(entry)
        await transaction.outbox.send(sampleMail)
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      expect(await stores.users.findByEmail('new@example.com')).toBeNull()
      expect((await stores.users.findByEmail(user.email))?.passwordHash).toBe('hash')
      expect(await stores.users.findById(leaver.id)).toEqual(leaver)
      expect(await stores.sessions.findSession(session.id)).toEqual(session)
      expect(await stores.passwordResets.findByTokenHash(reset.tokenHash)).toEqual(reset)
      expect((await stores.rateLimits.peek('key', 2, hour, start)).remaining).toBe(0)
      await stores.audit.record(entry)
    })

    test('after a failure the next transaction runs as if nothing had been', async () => {
      const { stores, transact } = subject()
      await expect(transact(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
      const user = sampleUser()
      expect(await transact((transaction) => transaction.users.createUser(user, null))).toBe(true)
      expect(await stores.users.findById(user.id)).toEqual(user)
    })

    test('who locks a person sees what the one before wrote: 50 increments lose none', async () => {
      const { stores, transact, other } = subject()
      const user = await addUser(stores, { name: '0' })
      const increment = (run: Subject['transact']) =>
        run(async (transaction) => {
          const locked = await transaction.users.lock(user.id)
          await transaction.users.updateUser(user.id, { name: String(Number(locked?.user.name) + 1) })
        })
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => increment(index % 2 ? transact : other.transact)),
      )
      expect((await stores.users.findById(user.id))?.name).toBe('50')
    })

    test('two that lock the same people in opposite order both succeed in the end', async () => {
      const { stores, transact, other } = subject()
      const [ada, grace] = [await addUser(stores), await addUser(stores)]
      const rename = (run: Subject['transact'], order: string[], to: string) =>
        run(async (transaction) => {
          for (const id of order) {
            await transaction.users.lock(id)
            await transaction.users.updateUser(id, { name: to })
          }
        })
      await Promise.all([
        rename(transact, [ada.id, grace.id], 'one'),
        rename(other.transact, [grace.id, ada.id], 'two'),
      ])
      expect((await stores.users.findById(ada.id))?.name).toBe((await stores.users.findById(grace.id))?.name)
    })
  })
}

const sampleMail: AuthMail = {
  kind: 'verify-email',
  to: 'ada@example.com',
  name: 'Ada',
  link: 'http://localhost:3000/verify-email?token=t',
  expiresInMs: hour,
}
