/** Minor units as people write them: "$29", "$24.17", "¥500". `always`: with every digit, for sums in a column. */
export function moneyWords(amount: number, currency: string, digits: 'short' | 'always' = 'short'): string {
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    trailingZeroDisplay: digits === 'short' ? 'stripIfInteger' : 'auto',
  })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
