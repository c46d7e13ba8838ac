import type { AnyAction } from '@/lib/core/action/action'
import type { TenantFeature } from '../access/feature'
import { createProjectAction } from './create'
import { deleteProjectAction } from './delete'
import { exportProjectAction, type PaperParts } from './export-pdf'
import { listProjectsAction } from './list'
import { moveProjectAction } from './move'
import { previewMoveAction } from './preview-move'
import { readProjectAction } from './read'
import { restoreProjectAction } from './restore'
import { summarizeProjectAction } from './summary'
import { updateProjectAction } from './update'

/** Projects: the work itself, each in a workspace. */
export function projectActions(feature: TenantFeature, paper: PaperParts): AnyAction[] {
  return [
    listProjectsAction(feature),
    createProjectAction(feature),
    readProjectAction(feature),
    updateProjectAction(feature),
    deleteProjectAction(feature),
    restoreProjectAction(feature),
    moveProjectAction(feature),
    previewMoveAction(feature),
    summarizeProjectAction(feature),
    exportProjectAction(feature, paper),
  ]
}
