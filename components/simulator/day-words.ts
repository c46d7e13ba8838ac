/** The day of a moment, in UTC, as billing counts it: "January 31, 2027". */
export function dayWords(at: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(at)
}
