import { expect, it } from 'vitest'
import { rolesBelow } from './roles-below'
import { model } from './test-model'

const namesOf = (type: string, role: string) =>
  rolesBelow(model, { type, role }).map((one) => `${one.type}:${one.role}`)

it('finds a role and all that arise from it, on every branch', () => {
  expect(namesOf('organization', 'owner').sort()).toEqual([
    ...['archive:keeper', 'organization:owner', 'project:manager', 'project:viewer', 'workspace:admin'],
  ])
  expect(namesOf('workspace', 'viewer')).toEqual(['workspace:viewer'])
})

it('finds none for what is no role of the model', () => {
  expect([
    namesOf('organization', 'auditor'),
    namesOf('constructor', 'name'),
    namesOf('project', 'owner'),
  ]).toEqual([...[[], [], []]])
})
