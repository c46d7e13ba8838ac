'use client'

import { Boxes, Pencil, Settings, Trash2, UsersRound } from 'lucide-react'
import { useActionState, type ReactNode } from 'react'
import { RowMenu } from '@/components/access/row-menu'
import { useRowDialog } from '@/components/access/use-row-dialog'
import { useNavigation } from '@/components/frame/navigation'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { EmptyState } from '@/components/ui/empty-state'
import { ListSearch } from '@/components/ui/list/list-search'
import { isEmptyList, type ListView } from '@/components/ui/list/list-view'
import { NothingFound } from '@/components/ui/list/nothing-found'
import { Pager } from '@/components/ui/list/pager'
import type { ListPage } from '@/components/ui/list/read-list'
import { OutcomeToast } from '@/components/ui/outcome-toast'
import { UndoToast } from '@/components/ui/undo-toast'
import { deletionOf } from '@/components/workspaces/deletion-of'
import { DeletePanel, RenamePanel } from '@/components/workspaces/thing-panels'
import { useSpentQuery } from '@/components/workspaces/use-spent-query'
import { orderNames, type WorkspaceRow } from '@/components/workspaces/workspace-row'
import { WorkspaceTable } from '@/components/workspaces/workspace-table'
import { idleForm } from '@/lib/core/action/form-state'
import { deleteWorkspace, renameWorkspace, restoreWorkspace } from './actions'

/** Workspaces with what can be done to each. The answers are kept here: a row is gone when its answer comes. */
export function WorkspaceList({ slug, page, now, path, view, create, deletedId }: WorkspaceListProps) {
  const { go } = useNavigation()
  useSpentQuery(path, deletedId !== undefined)
  const [deleted, remove] = useActionState(deleteWorkspace, deletionOf('workspace', deletedId))
  const [restored, restore] = useActionState(restoreWorkspace, idleForm)
  const [renamed, rename] = useActionState(renameWorkspace, idleForm)
  const { asked, ask, panel } = useRowDialog<'rename' | 'delete', WorkspaceRow>([renamed, deleted])

  const menu = (row: WorkspaceRow) => {
    const href = tenantPath(slug, `/workspaces/${row.id}`)
    return (
      <RowMenu
        row={row}
        label={`What can be done with ${row.name}`}
        href={`${href}/settings`}
        acts={[
          { name: 'People', icon: UsersRound, run: () => go(`${href}/people`) },
          { name: 'Settings', icon: Settings, run: () => go(`${href}/settings`) },
          { name: 'Rename', icon: Pencil, run: () => ask('rename', row), needs: 'workspace:update' },
          {
            ...{ name: 'Delete', icon: Trash2, tone: 'danger', needs: 'workspace:delete' },
            run: () => ask('delete', row),
          },
        ]}
      />
    )
  }

  return (
    <div className="@container grid grid-cols-1 gap-4">
      <UndoToast state={deleted} undo={restore} />
      <OutcomeToast state={restored} refusals />
      <OutcomeToast state={renamed} />
      {isEmptyList(page, view) ? (
        <EmptyState icon={Boxes} title="No workspaces yet" action={create}>
          A workspace groups projects and gives roles on all of them at once. Those that you can see appear
          here.
        </EmptyState>
      ) : (
        <>
          <ListSearch path={path} view={view} label="Find a workspace" orders={orderNames} />
          {page.items.length === 0 ? (
            <NothingFound path={path} view={view} what="workspace" />
          ) : (
            <WorkspaceTable {...{ slug, now, path, view, menu }} rows={page.items} />
          )}
          <Pager path={path} view={view} nextCursor={page.nextCursor} />
        </>
      )}
      {asked?.act === 'rename' && (
        <RenamePanel panel={panel} row={asked.row} action={rename} state={renamed} />
      )}
      {asked?.act === 'delete' && (
        <DeletePanel kind="workspace" panel={panel} row={asked.row} action={remove} state={deleted} />
      )}
    </div>
  )
}

type WorkspaceListProps = {
  slug: string
  page: ListPage<WorkspaceRow>
  now: number
  path: string
  view: ListView
  /** The way to create one, for who may. */
  create: ReactNode
  /** The one that was deleted on its own page a moment ago. */
  deletedId?: string
}
