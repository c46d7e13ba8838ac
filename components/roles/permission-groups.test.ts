import { describe, expect, it } from 'vitest'
import { coveredBy, permissionGroups } from './permission-groups'

const catalogue = ['api-keys:manage', 'project:delete', 'project:export:pdf', 'project:read', 'signin']

describe('permissionGroups', () => {
  it('puts everything first, then each noun with its wildcards before its names', () => {
    const groups = permissionGroups(catalogue)
    expect(groups.map(({ name, lines }) => [name, lines.map(({ pattern }) => pattern)])).toEqual([
      ['Everything', ['*']],
      ['API keys', ['api-keys:*', 'api-keys:manage']],
      ['Project', ['project:*', 'project:export:*', 'project:delete', 'project:export:pdf', 'project:read']],
      ['Signin', ['signin']],
    ])
  })

  it('says of each line what it covers now', () => {
    const lines = permissionGroups(catalogue).flatMap(({ lines }) => lines)
    const of = (pattern: string) => lines.find((line) => line.pattern === pattern)?.covered
    expect(of('*')).toEqual(catalogue)
    expect(of('project:*')).toEqual(['project:delete', 'project:export:pdf', 'project:read'])
    expect(of('project:read')).toEqual(['project:read'])
  })

  it('keeps patterns of a role that no group names, and adds none twice', () => {
    const groups = permissionGroups(catalogue, ['project:*', 'project:export', 'gone:*'])
    expect(groups.at(-1)).toEqual({
      name: 'Other patterns',
      lines: [
        { pattern: 'project:export', covered: [] },
        { pattern: 'gone:*', covered: [] },
      ],
    })
  })
})

describe('coveredBy', () => {
  it('takes what is below a wildcard and not the noun itself', () => {
    expect(coveredBy(['project', 'project:read', 'projects:read'], 'project:*')).toEqual(['project:read'])
  })
})
