import { expect, it } from 'vitest'
import type { RoleGrant } from '@/lib/core/access/custom-roles'
import { isAppError } from '@/lib/core/errors'
import { refuseUnknownPermissions } from './permissions'

const catalogue = ['members:manage', 'project:create', 'project:delete']

function issuesOf(grant: Partial<RoleGrant>) {
  try {
    refuseUnknownPermissions(catalogue, grant)
    return []
  } catch (error) {
    if (!isAppError(error)) throw error
    return error.details.issues
  }
}

it('takes what covers something', () => {
  const permissions = [{ name: '*' }, { name: 'project:*', ownership: true }, { name: 'members:manage' }]
  expect(issuesOf({ permissions, exclude: ['project:delete'] })).toEqual([])
})

it.each([
  ['project:delte', 'There is no permission "project:delte"; did you mean "project:delete"?'],
  ['projects:*', 'There is no permission "projects:*"; did you mean "project:*"?'],
  ['project', 'There is no permission "project"; did you mean "project:*"?'],
  ['invoices:read', 'There is no permission "invoices:read"'],
  ['*:delete', 'Write a permission such as project:read, project:* or *.'],
  ['', 'Write a permission such as project:read, project:* or *.'],
])('refuses %s and says what may be meant', (name, message) => {
  expect(issuesOf({ permissions: [{ name: '*' }, { name }] })).toEqual([
    { path: 'permissions.1.name', message },
  ])
  expect(issuesOf({ exclude: [name] })).toEqual([{ path: 'exclude.0', message }])
})

it('refuses one that stands there twice', () => {
  const permissions = [{ name: 'project:*' }, { name: 'project:*', ownership: true }]
  expect(issuesOf({ permissions })).toEqual([
    { path: 'permissions.1.name', message: 'This stands here twice.' },
  ])
})
