/** How this product is paid for. What it sells stands in `access.ts`. */
export const billing = {
  /** ISO 4217, in small letters. Prices are in its minor units. */
  currency: 'usd',
  /** What each limit counts, as in "1,000 summaries a month". One that is not named here is said by what it gates. */
  units: {
    'ai-limit': { one: 'summary', many: 'summaries' },
    'invite-limit': { one: 'invitation', many: 'invitations' },
  } as Readonly<Record<string, LimitUnit>>,
} as const

export type LimitUnit = { readonly one: string; readonly many: string }
