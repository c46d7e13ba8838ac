import type { CutFlow } from './cut-flow'

/** Of what is in an organization, and of its own roles, by action. */
export const resourceCutFlows: Record<string, CutFlow> = {
  createWorkspace: { words: 'the making of a workspace', again: { status: 201 } },
  updateWorkspace: { words: 'the renaming of a workspace', again: { status: 200 } },
  deleteWorkspace: { words: 'the deletion of a workspace', again: { status: 404, code: 'NOT_FOUND' } },
  restoreWorkspace: { words: 'the return of a workspace', again: { status: 200 } },
  setWorkspaceRole: { words: 'a role given on a workspace', again: { status: 200 } },
  clearWorkspaceRole: {
    words: 'a role taken away on a workspace',
    again: { status: 404, code: 'NOT_FOUND' },
  },
  createRole: { words: 'the making of a role', again: { status: 409, code: 'SLUG_TAKEN' } },
  updateRole: { words: 'the change of a role', again: { status: 200 } },
  deleteRole: { words: 'the deletion of a role', again: { status: 404, code: 'NOT_FOUND' } },
}
