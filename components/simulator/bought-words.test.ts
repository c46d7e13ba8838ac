import { expect, it } from 'vitest'
import type { ProviderSubscription } from '@/lib/core/billing/provider'
import { boughtWords } from './bought-words'

const active = { status: 'active', interval: 'month', cancelAtPeriodEnd: false } as ProviderSubscription
const bought = [
  { title: 'Pro', quantity: 1 },
  { title: 'More summaries', quantity: 2 },
]

it.each([
  [{ subscription: null, bought: [], becomes: null }, 'Nothing yet'],
  [{ subscription: active, bought, becomes: null }, 'Pro, More summaries × 2, by the month'],
  [{ subscription: active, bought, becomes: 'Team' }, 'Pro, More summaries × 2, by the month; becomes Team'],
  [
    { subscription: { ...active, cancelAtPeriodEnd: true }, bought, becomes: null },
    'Pro, More summaries × 2, by the month; canceled',
  ],
  [
    { subscription: { ...active, status: 'canceled' as const }, bought, becomes: null },
    'Pro, More summaries × 2, until it ended',
  ],
])('says what was bought, case %#', (customer, words) => expect(boughtWords(customer)).toBe(words))
