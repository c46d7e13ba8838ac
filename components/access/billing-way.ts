import { sentenceCase } from '@/components/ui/sentence-case'
import { access } from '@/lib/config/access'
import { entitlementOf } from '@/lib/core/access/model'
import { roleWords } from '@/lib/core/access/role-words'

/** The billing page, saying what is needed or was done there, and where to go back to. */
export function billingPath(
  slug: string,
  { needs, done, here }: { needs?: string; done?: string; here?: string | null } = {},
): string {
  const query = new URLSearchParams({
    ...(needs && { needs }),
    ...(done && { done }),
    ...(here && { return: here }),
  })
  return `/t/${slug}/billing${query.size > 0 ? `?${query}` : ''}`
}

/** Who manages billing, in words: "an owner", "Owners". */
export function billingHolders(): { one: string; many: string } {
  const roles = entitlementOf(access, 'billing:manage')?.requiredRoles ?? []
  const word = roles.map((role) => role.split(':').at(-1) ?? role).join(' or ') || 'administrator'
  const article = /^[aeiou]/.test(word) ? 'an' : 'a'
  return { one: `${article} ${word}`, many: sentenceCase(roleWords(access, roles)) }
}
