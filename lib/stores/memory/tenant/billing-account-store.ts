import type { AccountRef, BillingAccountStore } from '@/lib/core/billing/account'
import type { Tables } from '../tables'
import { keyOf, type AccountRow } from './tables'

export function createBillingAccountStore({
  billingAccounts,
}: Pick<Tables, 'billingAccounts'>): BillingAccountStore {
  const at = ({ tenantId, provider }: AccountRef) => keyOf(tenantId, provider)
  return {
    async account(of) {
      const row = billingAccounts.get(at(of))
      return row && toAccount(row)
    },

    async openAccount(of, customerId) {
      const opened = { subscription: null, syncedAt: null, trialedAt: null, looks: 0, applied: 0 }
      const row = billingAccounts.get(at(of)) ?? { ...of, ...opened, customerId }
      billingAccounts.set(at(of), row)
      return toAccount(row)
    },

    async replaceCustomer(of, from, to) {
      const row = billingAccounts.get(at(of))
      if (row?.customerId !== from) return false
      const looks = row.looks + 1
      billingAccounts.set(at(of), { ...row, customerId: to, looks, applied: looks })
      return true
    },

    async beginSync(of) {
      const row = billingAccounts.get(at(of))
      if (!row) return null
      billingAccounts.set(at(of), { ...row, looks: row.looks + 1 })
      return row.looks + 1
    },

    async applySync(of, look, subscription, syncedAt) {
      const row = billingAccounts.get(at(of))
      if (!row || row.applied >= look) return false
      const trialedAt = row.trialedAt ?? (subscription?.trialEndsAt ? syncedAt : null)
      billingAccounts.set(at(of), { ...row, subscription, syncedAt, trialedAt, applied: look })
      return true
    },
  }
}

export function toAccount({ looks: _, applied: __, ...account }: AccountRow) {
  return account
}
