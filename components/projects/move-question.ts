/** The words of the dialog that moves a project. */
export function moveQuestion(name: string) {
  return {
    title: `Move ${name}`,
    description: 'To another workspace, with everything in it.',
    confirm: 'Move project',
    pendingText: 'Moving…',
  }
}
