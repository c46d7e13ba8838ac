import type { ThingKind } from '@/components/sharing/holder'

/** The words of the dialog that renames a workspace or a project. */
export function renameQuestion(name: string) {
  return {
    title: `Rename ${name}`,
    description: 'Everyone who can see it sees the new name.',
    confirm: 'Rename',
    pendingText: 'Renaming…',
  }
}

/** The words of the dialog that deletes one. */
export function deleteQuestion(kind: ThingKind, name: string) {
  const withWhat = kind === 'workspace' ? ', and its projects with it' : ''
  return {
    title: `Delete ${name}?`,
    description: `It disappears for everyone${withWhat}. It can be had back for 30 days.`,
    confirm: `Delete ${name}`,
    pendingText: 'Deleting…',
  }
}
