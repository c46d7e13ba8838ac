import type { Choice } from '@/components/ui/search-picker'
import type { WorkspaceRow } from '@/components/workspaces/workspace-row'

/** The workspaces that a project could move to. Those in which the person may create nothing stay, and say so. */
export function moveChoices(workspaces: readonly WorkspaceRow[], currentId: string): Choice[] {
  const others = workspaces.filter(({ id }) => id !== currentId)
  return others.map(({ id, name, __access }) => {
    const may = __access?.['project:create']?.allowed === true
    return may ? { id, name } : { id, name, hint: 'You can’t create projects there', disabled: true }
  })
}
