import { readAction } from './current'

export type OverviewProject = { id: string; name: string; workspaceId: string; updatedAt: string }
export type OverviewMember = {
  id: string
  userId: string
  name: string
  email: string
  role: string
  joinedAt: string
}

export type Overview = {
  workspaces: { id: string; name: string }[]
  /** The last changed first. */
  projects: OverviewProject[]
  /** The last joined first. */
  members: OverviewMember[]
  hasInvited: boolean
}

type Page<Item> = { items: Item[] }

/** What the overview shows, each part a page of a list that has its own page. */
export async function readOverview(mayInvite: boolean): Promise<Overview> {
  const read = <Item>(key: string, query: Record<string, string>) =>
    readAction<Page<Item>>(key, query).then(({ items }) => items)
  const [workspaces, projects, members, invitations] = await Promise.all([
    read<Overview['workspaces'][number]>('listWorkspaces', { limit: '100' }),
    read<OverviewProject>('listProjects', { limit: '6', sort: '-updatedAt' }),
    read<OverviewMember>('listMembers', { limit: '6', sort: '-joinedAt' }),
    mayInvite ? read<unknown>('listInvitations', { limit: '1' }) : [],
  ])
  return { workspaces, projects, members, hasInvited: invitations.length > 0 }
}
