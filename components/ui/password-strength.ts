export type PasswordStrength = 'too short' | 'weak' | 'fair' | 'good' | 'strong'

/**
 * A word for how hard a password is to guess, for the eye while typing; the server decides what is accepted. Length
 * counts most (NIST 800-63B §5.1.1.2 advises against composition rules); repeats, runs and one's own name or address
 * count for nothing.
 */
export function passwordStrength(password: string, minLength: number, own: string[] = []): PasswordStrength {
  const length = [...password].length
  if (length < minLength) return 'too short'
  const useful = usefulLength(password.toLowerCase(), own)
  if (useful < 8) return 'weak'
  const score = useful + 2 * (characterKinds(password) - 1)
  if (score < 11) return 'weak'
  if (score < 14) return 'fair'
  return score < 18 ? 'good' : 'strong'
}

/** Characters that add something: not common words, not one's own, not a repeat or a step from the one before. */
function usefulLength(password: string, own: string[]): number {
  const words = [...commonWords, ...own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))]
  const rest = words
    .filter((word) => word.length > 3)
    .reduce((text, word) => text.replaceAll(word, '\u0000'), password)
  const codes = [...rest].map((character) => character.codePointAt(0) ?? 0)
  return codes.filter((code, index) => index === 0 || Math.abs(code - (codes[index - 1] ?? 0)) > 1).length
}

function characterKinds(password: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length
}

const commonWords = [
  'password',
  'passwort',
  'qwerty',
  'asdf',
  'letmein',
  'welcome',
  'admin',
  'iloveyou',
  'monkey',
  'dragon',
  'secret',
  'login',
]
