import type { Issue } from '../../errors'
import { isCommonPassword, withoutTail } from './common-passwords'

export type PasswordPolicy = {
  /** In characters as people count them (code points). Default 8 (NIST 800-63B §3.1.1.2). */
  minLength: number
  /** Default 256. */
  maxLength: number
  requireUppercase: boolean
  requireNumbers: boolean
  /** Refuse the passwords that attackers try first. Default true. */
  blocklist: boolean
  /** Words that everyone would try here, such as the product's name (ASVS 6.2.11). Refused with the blocklist. */
  words: readonly string[]
  /** Asks a breach service, if the adopter has one. */
  breached?: (password: string) => Promise<boolean>
}

/** Whose password it is to be. */
type About = { email?: string; name?: string }

export const defaultPasswordPolicy: PasswordPolicy = {
  minLength: 8,
  maxLength: 256,
  requireUppercase: false,
  requireNumbers: false,
  blocklist: true,
  words: [],
}

/** What is wrong with a new password, in words that say how to mend it; null when nothing is. */
export async function passwordIssue(
  policy: PasswordPolicy,
  password: string,
  field: string,
  about: About = {},
): Promise<Issue | null> {
  const message = passwordProblem(policy, password, about)
  if (message) return { path: field, message }
  if (await policy.breached?.(password)) {
    return { path: field, message: 'This password appears in a known data breach. Choose another one.' }
  }
  return null
}

/** The same without asking anyone outside. */
export function passwordProblem(policy: PasswordPolicy, password: string, about: About = {}): string | null {
  return lengthProblem(policy, password) ?? contentProblem(policy, password, about)
}

function lengthProblem(policy: PasswordPolicy, password: string): string | null {
  const length = [...password.normalize('NFKC')].length
  if (length < policy.minLength) return `Use at least ${policy.minLength} characters.`
  if (length > policy.maxLength) return `Use at most ${policy.maxLength} characters.`
  return null
}

function contentProblem(policy: PasswordPolicy, password: string, about: About): string | null {
  if (policy.requireUppercase && !/\p{Lu}/u.test(password)) return 'Add an uppercase letter.'
  if (policy.requireNumbers && !/\p{Nd}/u.test(password)) return 'Add a number.'
  if (!policy.blocklist) return null
  if (isCommonPassword(password)) return 'This password is too common. Choose one that is harder to guess.'
  if (isOneOf(policy.words, password)) return 'Choose a password that is not the name of this product.'
  if (isAboutThePerson(password, about)) return 'Choose a password that is not your name or address.'
  return null
}

/** One of the words, also with a year or a few digits and signs put after it. */
function isOneOf(words: readonly string[], password: string): boolean {
  const folded = password.normalize('NFKC').trim().toLowerCase()
  return words.some((word) => withoutTail(folded) === word.toLowerCase() || folded === word.toLowerCase())
}

function isAboutThePerson(password: string, about: About): boolean {
  const own = [about.email, about.email?.split('@')[0], about.name]
  return own.some((text) => text && text.length >= 4 && text.toLowerCase() === password.trim().toLowerCase())
}
