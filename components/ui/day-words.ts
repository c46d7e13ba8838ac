/** A day in full, in UTC, which is what periods and invoices are counted in: "December 22, 2026". */
export function dayWords(iso: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso))
}
