import { sentenceCase } from '@/components/ui/sentence-case'
import { covers } from '@/lib/core/access/permission-pattern'

/** A line of the editor: a pattern, and the entitlements that it covers now. */
export type PermissionLine = { pattern: string; covered: readonly string[] }

/** Entitlements whose names begin alike, behind the wildcard that covers them all. */
export type PermissionGroup = { name: string; lines: readonly PermissionLine[] }

/**
 * What a role can grant, as people look for it: everything at once, then a group for each noun of the catalogue with its
 * wildcards. Patterns of a role that stand nowhere among them have a group of their own at the end.
 */
export function permissionGroups(
  catalogue: readonly string[],
  used: readonly string[] = [],
): PermissionGroup[] {
  const nouns = [...new Set(catalogue.map(nounOf))]
  const groups = [
    { name: 'Everything', patterns: ['*'] },
    ...nouns.map((noun) => {
      const names = catalogue.filter((name) => nounOf(name) === noun)
      return { name: titleOf(noun), patterns: [...wildcardsOf(names), ...names] }
    }),
  ]
  const known = groups.flatMap(({ patterns }) => patterns)
  const others = used.filter((pattern) => !known.includes(pattern))
  const all = others.length > 0 ? [...groups, { name: 'Other patterns', patterns: others }] : groups
  return all.map(({ name, patterns }) => ({
    name,
    lines: patterns.map((pattern) => ({ pattern, covered: coveredBy(catalogue, pattern) })),
  }))
}

/** The entitlements that a pattern covers as the catalogue is now; later ones it will cover as well. */
export function coveredBy(catalogue: readonly string[], pattern: string): string[] {
  return catalogue.filter((name) => covers(pattern, name))
}

/** A wildcard for each beginning of the names, the widest first. */
function wildcardsOf(names: readonly string[]): string[] {
  const beginnings = names.flatMap((name) => {
    const segments = name.split(':')
    return segments.slice(1).map((_, at) => segments.slice(0, at + 1).join(':'))
  })
  return [...new Set(beginnings)].sort().map((beginning) => `${beginning}:*`)
}

function nounOf(name: string): string {
  return name.split(':', 1)[0] ?? name
}

function titleOf(noun: string): string {
  const words = noun
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/\b(ai|api|pdf|sso|url)\b/g, (word) => word.toUpperCase())
  return sentenceCase(words)
}
