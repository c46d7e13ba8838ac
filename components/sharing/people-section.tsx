import { listView } from '@/components/ui/list/list-view'
import { readList } from '@/components/ui/list/read-list'
import type { Choice } from '@/components/ui/search-picker'
import { isAppError } from '@/lib/core/errors'
import { readAction, requireSession } from '@/lib/next/current'
import { holderOrders, type HolderPage, type SharedThing } from './holder'
import { memberChoices, type MemberItem } from './member-choices'
import type { Place } from './origins'
import { PeopleList } from './people-list'

const keys = { workspace: 'listWorkspaceRoles', project: 'listProjectRoles' }

/** Who holds what on a thing and where it comes from, with the ways to give, change and take away. */
export async function PeopleSection({ thing, places, path, query }: PeopleSectionProps) {
  const { user } = await requireSession()
  const view = listView(query, holderOrders)
  const page = await readList<HolderPage>(keys[thing.type], { path, view }, { id: thing.id })
  const members = page.assignable.length > 0 ? await firstMembers() : []
  return <PeopleList {...{ thing, places, path, view, page, members }} ownId={user.id} />
}

/** The first of the members; the others are found by typing. */
async function firstMembers(): Promise<Choice[]> {
  try {
    const { items } = await readAction<{ items: MemberItem[] }>('listMembers', { limit: '100' })
    return memberChoices(items)
  } catch (error) {
    if (isAppError(error) && error.code === 'FORBIDDEN') return []
    throw error
  }
}

type PeopleSectionProps = {
  thing: SharedThing
  /** What is above it, as far as the person may see. */
  places: readonly Place[]
  path: string
  query: Record<string, string | string[] | undefined>
}
