import { normalizeEmail } from '@/lib/core/auth/email-address'

/** One address of a pasted list: `line` counts from 1, and `email` is null when it is none. */
export type PastedAddress = { line: number; address: string; email: string | null }

/** Longer than any address, so that a report repeats no essay. */
const longest = 320

/**
 * The addresses of a text as people paste it: one or several in a line, with commas or semicolons between them, as
 * `ada@example.com` or as `Ada Lovelace <ada@example.com>`. Empty lines count, so that numbers are those people see.
 */
export function parsePastedList(text: string): PastedAddress[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, at) =>
    (line.match(/(?:"[^"]*"|[^,;"])+/g) ?? [])
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => ({
        line: at + 1,
        address: part.slice(0, longest),
        email: normalizeEmail(/<([^<>]*)>$/.exec(part)?.[1] ?? part),
      })),
  )
}
