import { describe } from 'vitest'
import type { AuthStores, Transact } from '@/lib/core/auth/stores'
import { describeAuditStore } from './audit-store'
import { describeEmailVerificationStore } from './email-verification-store'
import { describePasswordResetStore } from './password-reset-store'
import { describeRateLimitStore } from './rate-limit-store'
import { describeSessionEndings } from './session-endings'
import { describeSessionStore } from './session-store'
import { describeTransact } from './transact'
import { describeUserStore } from './user-store'
import { openedSubject } from './opened-subject'

/** An implementation of the stores, opened for a suite. */
export type Subject = {
  stores: AuthStores
  transact: Transact
  /** The same data as another instance sees it, over connections of its own where there are any. */
  other: { stores: AuthStores; transact: Transact }
  /** Back to empty. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** Every contract on one implementation. Each test starts empty. */
export function describeStores(name: string, open: () => Promise<Subject>): void {
  describe(name, () => {
    const current = openedSubject(open)
    describeUserStore('users', current)
    describeSessionStore('sessions', current)
    describeSessionEndings('ends of sessions', current)
    describeEmailVerificationStore('e-mail verifications', current)
    describePasswordResetStore('password resets', current)
    describeRateLimitStore('rate limits', current)
    describeAuditStore('audit', current)
    describeTransact('transactions', current)
  })
}
