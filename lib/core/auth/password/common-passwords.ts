import { dictionary } from '@zxcvbn-ts/language-common'

let common: Set<string> | undefined

/**
 * True for the passwords that attackers try first, and for those with a year or a few digits and signs put after them
 * (ASVS 6.2.4, NIST 800-63B §3.1.1.2).
 */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(dictionary['passwords-common'])
  const folded = password.normalize('NFKC').trim().toLowerCase()
  const stem = withoutTail(folded)
  return common.has(folded) || (stem.length >= 6 && common.has(stem)) || isMonotonous(folded)
}

/** Without the year, or the few digits and signs, that people put after a word. */
export function withoutTail(password: string): string {
  return password.replace(/[\d!@#$%^&*?._-]{1,4}$/, '')
}

/** One or two characters repeated, or a plain run such as 12345678 or abcdefgh. */
function isMonotonous(text: string): boolean {
  if (new Set(text).size <= 2) return true
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, at) => code - (codes[at] ?? 0)))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}
