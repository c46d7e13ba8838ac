'use client'

import { FileDown, FolderInput, Pencil, Trash2, UsersRound } from 'lucide-react'
import { useActionState, type ReactNode } from 'react'
import { RowMenu } from '@/components/access/row-menu'
import { useRowDialog } from '@/components/access/use-row-dialog'
import { useNavigation } from '@/components/frame/navigation'
import { exportPath } from '@/components/projects/export-link'
import type { ProjectRow } from '@/components/projects/project-row'
import { ProjectTable } from '@/components/projects/project-table'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { ListSearch } from '@/components/ui/list/list-search'
import { isEmptyList, type ListView } from '@/components/ui/list/list-view'
import { NothingFound } from '@/components/ui/list/nothing-found'
import { Pager } from '@/components/ui/list/pager'
import type { ListPage } from '@/components/ui/list/read-list'
import { OutcomeToast } from '@/components/ui/outcome-toast'
import { UndoToast } from '@/components/ui/undo-toast'
import { deletionOf } from '@/components/workspaces/deletion-of'
import { useSpentQuery } from '@/components/workspaces/use-spent-query'
import { orderNames } from '@/components/workspaces/workspace-row'
import { idleForm } from '@/lib/core/action/form-state'
import { deleteProject, moveProject, renameProject, restoreProject } from './actions'
import { ProjectDialogs } from './project-dialogs'

/** Projects with what can be done to each. The answers are kept here: a row is gone when its answer comes. */
export function ProjectList({ slug, page, now, path, view, workspaces, empty, deletedId }: ProjectListProps) {
  const { go } = useNavigation()
  useSpentQuery(path, deletedId !== undefined)
  const [deleted, remove] = useActionState(deleteProject, deletionOf('project', deletedId))
  const [restored, restore] = useActionState(restoreProject, idleForm)
  const [renamed, rename] = useActionState(renameProject, idleForm)
  const [moved, move] = useActionState(moveProject, idleForm)
  const dialog = useRowDialog<ProjectAct, ProjectRow>([renamed, moved, deleted])
  const { ask } = dialog

  const menu = (row: ProjectRow) => {
    const href = tenantPath(slug, `/projects/${row.id}`)
    return (
      <RowMenu
        row={row}
        label={`What can be done with ${row.name}`}
        href={href}
        acts={[
          { name: 'People', icon: UsersRound, run: () => go(`${href}/people`) },
          { name: 'Rename', icon: Pencil, run: () => ask('rename', row), needs: 'project:update' },
          {
            ...{ name: 'Export PDF', icon: FileDown, needs: 'export:pdf' },
            run: () => window.location.assign(exportPath(slug, row)),
          },
          { name: 'Move', icon: FolderInput, run: () => ask('move', row), needs: 'project:move' },
          {
            ...{ name: 'Delete', icon: Trash2, tone: 'danger', needs: 'project:delete' },
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
      <OutcomeToast state={moved} />
      {isEmptyList(page, view) ? (
        empty
      ) : (
        <>
          <ListSearch path={path} view={view} label="Find a project" orders={orderNames} />
          {page.items.length === 0 ? (
            <NothingFound path={path} view={view} what="project" />
          ) : (
            <ProjectTable {...{ slug, now, path, view, workspaces, menu }} rows={page.items} />
          )}
          <Pager path={path} view={view} nextCursor={page.nextCursor} />
        </>
      )}
      <ProjectDialogs
        {...dialog}
        rename={{ action: rename, state: renamed }}
        move={{ action: move, state: moved }}
        remove={{ action: remove, state: deleted }}
      />
    </div>
  )
}

export type ProjectAct = 'rename' | 'move' | 'delete'

type ProjectListProps = {
  slug: string
  page: ListPage<ProjectRow>
  now: number
  path: string
  view: ListView
  workspaces?: Readonly<Record<string, string>>
  /** What stands there while there is none at all. */
  empty: ReactNode
  /** The one that was deleted on its own page a moment ago. */
  deletedId?: string
}
