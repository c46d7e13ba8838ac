const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago (or ahead) `iso` lies from `now` (epoch ms), in words: "just now", "3 minutes ago", "in 2 days". */
export function relativeTime(iso: string, now: number): string {
  const difference = Date.parse(iso) - now
  const distance = Math.abs(difference)
  if (distance < minute) return 'just now'
  const [unit, size] = unitFor(distance)
  return words.format(Math.trunc(difference / size), unit)
}

/** The moment in full, in the given zone or the reader's own: "Nov 21, 2026, 1:26 AM UTC". */
export function exactTime(iso: string, timeZone?: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  })
  // Engines differ in the kind of space before AM and PM, which would be a hydration mismatch.
  return format.format(new Date(iso)).replaceAll(/[\u202f\u00a0]/g, ' ')
}

function unitFor(distance: number): [Intl.RelativeTimeFormatUnit, number] {
  if (distance < hour) return ['minute', minute]
  if (distance < day) return ['hour', hour]
  if (distance < 30 * day) return ['day', day]
  return distance < 365 * day ? ['month', 30 * day] : ['year', 365 * day]
}

const words = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' })
