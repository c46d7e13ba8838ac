/** `24 hours`, `1 hour`, `15 minutes`, `7 days`: a duration as sentences say it, in whole numbers. */
export function durationInWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes > 1_440 && minutes % 1_440 === 0) return count(minutes / 1_440, 'day')
  if (minutes % 60 === 0) return count(minutes / 60, 'hour')
  return count(minutes, 'minute')
}

/** `November 21, 2026`, in UTC. */
export function dayInWords(epochMs: number): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(epochMs)
}

/** `November 21, 2026 at 1:26 AM UTC`: mail can't know the reader's zone. */
export function momentInWords(epochMs: number): string {
  const day = dayInWords(epochMs)
  const time = new Intl.DateTimeFormat('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(epochMs)
  return `${day} at ${time.replace(/\s/g, ' ')} UTC`
}

/** Text from outside on one line: control characters, line ends and marks that turn the writing direction are gone. */
export function oneLine(text: string, maxLength = 200): string {
  const clean = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const characters = [...clean]
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : clean
}

/** `Hi Ada,` or, for a name that is none, `Hi,`. */
export function greeting(name: string): string {
  const harmless = harmlessName(name)
  return harmless ? `Hi ${harmless},` : 'Hi,'
}

/**
 * A name to write into mail; null for one that is empty or could pass for a link or a message. Anyone can sign up, or
 * invite, with anyone's address: a name must not carry words of theirs into a stranger's inbox under our name.
 */
export function harmlessName(name: string): string | null {
  const clean = oneLine(name, 60)
  const suspicious = /[:/\\@<>]|[\p{L}\p{N}-]\.[\p{L}]{2,}/u.test(clean)
  return clean && !suspicious && [...clean].length <= 50 ? clean : null
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`
}
