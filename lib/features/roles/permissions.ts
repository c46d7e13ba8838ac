import { z } from 'zod'
import type { RoleGrant } from '@/lib/core/access/custom-roles'
import { covers, isPermissionPattern } from '@/lib/core/access/permission-pattern'
import { suggestion } from '@/lib/core/access/problems'
import { invalid } from '@/lib/core/action/validate'
import type { Issue } from '@/lib/core/errors'

const patternSchema = z
  .string()
  .max(100, 'Use at most 100 characters.')
  .meta({ examples: ['project:*'] })

export const permissionSchema = z.strictObject({
  name: patternSchema,
  ownership: z.boolean().optional().describe('For rows of one’s own alone.'),
})

/** What a role grants: permissions, and what of them it does not grant after all. */
export const grantFields = {
  permissions: z.array(permissionSchema).max(500),
  exclude: z.array(patternSchema).max(500),
}

/** Throws VALIDATION for a pattern that covers nothing, with the spelling that may be meant, and for one given twice. */
export function refuseUnknownPermissions(catalogue: readonly string[], grant: Partial<RoleGrant>): void {
  const names = (grant.permissions ?? []).map(({ name }) => name)
  const issues = [
    ...issuesOf(catalogue, names, (place) => `permissions.${place}.name`),
    ...issuesOf(catalogue, grant.exclude ?? [], (place) => `exclude.${place}`),
  ]
  if (issues.length > 0) throw invalid(issues)
}

function issuesOf(
  catalogue: readonly string[],
  patterns: readonly string[],
  pathOf: (place: number) => string,
): Issue[] {
  return patterns.flatMap((pattern, place) => {
    const message =
      patterns.indexOf(pattern) === place ? problemOf(catalogue, pattern) : 'This stands here twice.'
    return message === null ? [] : [{ path: pathOf(place), message }]
  })
}

function problemOf(catalogue: readonly string[], pattern: string): string | null {
  if (!isPermissionPattern(pattern)) return 'Write a permission such as project:read, project:* or *.'
  if (catalogue.some((name) => covers(pattern, name))) return null
  return `There is no permission "${pattern.slice(0, 64)}"${suggestion(pattern, knownPatterns(catalogue))}`
}

/** The names, and a wildcard for each of their beginnings. */
function knownPatterns(catalogue: readonly string[]): string[] {
  const wildcards = catalogue.flatMap((name) => {
    const segments = name.split(':')
    return segments.slice(1).map((_, at) => `${segments.slice(0, at + 1).join(':')}:*`)
  })
  return [...new Set([...catalogue, ...wildcards])]
}
