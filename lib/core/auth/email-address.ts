import { domainToASCII } from 'node:url'
import { z } from 'zod'

/**
 * The one form of an address that is stored, compared and counted: trimmed, lower-cased, domain in punycode. Null when it
 * is no address, or when its local part or `@` is not plain ASCII: look-alikes (dotless i, zero-width, full-width) would
 * otherwise be two people to us and one to a mail server.
 */
export function normalizeEmail(text: string): string | null {
  const trimmed = text.trim()
  const at = trimmed.lastIndexOf('@')
  if (at < 1) return null
  const typed = trimmed.slice(0, at)
  const domain = asciiDomain(trimmed.slice(at + 1))
  if (
    !domain ||
    typed.length > 64 ||
    // Before lower-casing, which makes a plain k of the Kelvin sign.
    !/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(typed)
  )
    return null
  const email = `${typed.toLowerCase()}@${domain}`
  return email.length <= 254 ? email : null
}

/** The schema of every address that comes in. Its output is normalized. */
export const emailSchema = z
  .string({ error: 'Enter your email address.' })
  .meta({ format: 'email', maxLength: 254, examples: ['ada@example.com'] })
  .transform((text, context) => {
    const email = normalizeEmail(text)
    if (email) return email
    context.addIssue({ code: 'custom', message: 'Enter an email address such as ada@example.com.' })
    return z.NEVER
  })

function asciiDomain(text: string): string | null {
  // The percent sign and its kin would be decoded by the URL rules behind domainToASCII.
  if (!text || text.length > 253 || /[\s%/\\?#@:[\]<>^|]/.test(text)) return null
  const domain = domainToASCII(text)
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
  return new RegExp(`^${label}(?:\\.${label})*\\.(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$`).test(domain)
    ? domain
    : null
}
