import { describe, expect, test } from 'vitest'
import type { Overview } from '@/lib/next/overview'
import { setupSteps } from './setup-steps'

const everything = { mayInvite: true, mayCreate: true }
const member = (userId: string) => ({
  ...{ id: `m-${userId}`, userId, name: userId, email: `${userId}@example.com`, role: 'member' },
  joinedAt: '2026-03-01T12:00:00.000Z',
})
const project = { id: 'p1', name: 'Apollo', workspaceId: 'w1', updatedAt: '2026-03-01T12:00:00.000Z' }
const empty: Overview = { workspaces: [], projects: [], members: [member('ada')], hasInvited: false }
const open = (overview: Overview) =>
  setupSteps(overview, everything)
    .filter(({ done }) => !done)
    .map(({ name }) => name)

describe('setupSteps', () => {
  test('of a new organization only its name is done', () => {
    expect(open(empty)).toEqual(['Create a workspace', 'Start a project', 'Invite somebody'])
  })

  test('tick themselves by what is there', () => {
    const workspaces = [{ id: 'w1', name: 'Rockets' }]
    expect(open({ ...empty, workspaces })).toEqual(['Start a project', 'Invite somebody'])
    expect(open({ ...empty, workspaces, projects: [project] })).toEqual(['Invite somebody'])
    expect(open({ ...empty, workspaces, projects: [project], hasInvited: true })).toEqual([])
    const members = [member('ada'), member('bob')]
    expect(open({ ...empty, workspaces, projects: [project], members })).toEqual([])
  })

  test('lead to where the next one is done', () => {
    const paths = (overview: Overview) => setupSteps(overview, everything).map(({ path }) => path)
    expect(paths(empty)).toEqual(['/settings', '/workspaces', '/workspaces', '/team'])
    const workspaces = [{ id: 'w1', name: 'Rockets' }]
    expect(paths({ ...empty, workspaces })[2]).toBe('/workspaces/w1')
  })

  test('ask nobody for what they may not do', () => {
    const names = (rights: typeof everything) => setupSteps(empty, rights).map(({ name }) => name)
    expect(names({ mayInvite: false, mayCreate: false })).toEqual([])
    expect(names({ mayInvite: true, mayCreate: false })).toEqual(['Name the organization', 'Invite somebody'])
  })
})
