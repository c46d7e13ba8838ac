import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { AuditEntry } from '@/lib/core/auth/types'
import { start } from './samples'
import type { Subject } from './subject'

export function sampleAuditEntry(over: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: randomUUID(),
    at: start,
    action: 'auth.sign_in',
    actorId: randomUUID(),
    target: { type: 'session', id: randomUUID() },
    ipAddress: '203.0.113.7',
    requestId: randomUUID(),
    data: { deviceName: 'Firefox on "Linux"', nested: { list: [1, 'two', null] } },
    ...over,
  }
}

export function describeAuditStore(name: string, subject: () => Subject): void {
  describe(name, () => {
    test('records entries, also of nobody, from nowhere and without data', async () => {
      const { audit } = subject().stores
      await audit.record(sampleAuditEntry())
      await audit.record(sampleAuditEntry({ actorId: null, ipAddress: null, requestId: null, data: {} }))
    })

    test('refuses an id twice: what is written stays', async () => {
      const { audit } = subject().stores
      const entry = sampleAuditEntry()
      await audit.record(entry)
      await expect(audit.record({ ...entry, action: 'auth.sign_out' })).rejects.toThrow()
    })
  })
}
