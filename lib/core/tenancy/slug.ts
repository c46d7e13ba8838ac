/** A slug is part of an address, and one day the name of a host: it keeps to what a DNS label may hold (RFC 1035 §2.3.4). */
export const maxSlugLength = 63

/** Names that are, or may become, a host or a page of the product itself, or that would let a tenant pass for its makers. */
const reserved = new Set(
  [
    'about abuse account accounts admin administrator api app apps assets auth',
    'billing blog cdn contact dashboard dev docs download email example',
    'feedback files ftp gatehouse guest help hostmaster imap info internal invite invitations',
    'legal localhost login logout mail me media members new news noreply no-reply null',
    'oauth onboarding organization organizations ping postmaster press pricing privacy production public',
    'register root security settings setup shop sign-in sign-out sign-up signin signout signup smtp ssl staff staging',
    'static status store support system t team teams tenant tenants terms test undefined user users',
    'webhook webhooks webmaster well-known www',
  ].flatMap((line) => line.split(' ')),
)

/** Whether a text, as it stands, can be a slug: words of a–z and 0–9 joined by single hyphens, two characters or more. */
export function isSlug(text: string): boolean {
  return text.length >= 2 && text.length <= maxSlugLength && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
}

/** Whether a slug is kept back for the product. */
export function isReservedSlug(slug: string): boolean {
  return reserved.has(slug)
}

/** The slug that a name suggests, such as `muller-sons` for "Müller & Sons"; null when the name holds nothing of use. */
export function slugOf(name: string): string | null {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const slug = words.join('-').slice(0, suggestedLength).replace(/-$/, '')
  return isSlug(slug) ? slug : null
}

/** Leaves room for what tells two tenants of one name apart. */
const suggestedLength = 48

/**
 * Slugs to try for a tenant that asked for none, best first: the name's own unless it is reserved, then the same with a
 * few random letters. `random` gives that many bytes.
 */
export function slugCandidates(
  name: string,
  count: number,
  random: (length: number) => Uint8Array,
): string[] {
  const own = slugOf(name)
  const base = own ?? 'org'
  const suffixed = Array.from({ length: count }, () => `${base}-${suffix(random(6))}`)
  return own && !isReservedSlug(own) ? [own, ...suffixed] : suffixed
}

/** Letters and digits that are not mistaken for one another when read aloud or copied by hand. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

function suffix(bytes: Uint8Array): string {
  return [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('')
}
