import type { CutFlow } from './cut-flow'

/** Of projects, by action. */
export const projectCutFlows: Record<string, CutFlow> = {
  createProject: { words: 'the making of a project', again: { status: 201 } },
  updateProject: { words: 'the change of a project', again: { status: 200 } },
  deleteProject: { words: 'the deletion of a project', again: { status: 404, code: 'NOT_FOUND' } },
  restoreProject: { words: 'the return of a project', again: { status: 200 } },
  moveProject: { words: 'the move of a project', again: { status: 200 } },
  setProjectRole: { words: 'a role given on a project', again: { status: 200 } },
  clearProjectRole: { words: 'a role taken away on a project', again: { status: 404, code: 'NOT_FOUND' } },
  summarizeProject: { words: 'a summary of a project', again: { status: 200 } },
}
