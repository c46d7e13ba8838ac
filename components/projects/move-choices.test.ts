import { expect, it } from 'vitest'
import type { WorkspaceRow } from '@/components/workspaces/workspace-row'
import { moveChoices } from './move-choices'

const moment = '2026-03-01T12:00:00.000Z'
const workspace = (id: string, mayCreate?: boolean): WorkspaceRow => ({
  ...{ id, name: id, createdAt: moment, updatedAt: moment },
  ...(mayCreate !== undefined && { __access: { 'project:create': { allowed: mayCreate } } }),
})

it('offers every other workspace, and says of those that are closed that they are', () => {
  const choices = moveChoices(
    [workspace('here', true), workspace('open', true), workspace('closed', false)],
    'here',
  )
  expect(choices).toEqual([
    { id: 'open', name: 'open' },
    { id: 'closed', name: 'closed', hint: 'You can’t create projects there', disabled: true },
  ])
})

it('opens none that came without its rights', () => {
  expect(moveChoices([workspace('unknown')], 'here')).toMatchObject([{ id: 'unknown', disabled: true }])
})
