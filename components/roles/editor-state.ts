import type { FormState } from '@/lib/core/action/form-state'
import type { GrantDraft } from './grant-draft'
import type { RolePreview } from './role'

/** The editor after it was sent: what was chosen, and, where it was sent for that, what it would change. */
export type EditorState = FormState & { draft?: GrantDraft; preview?: RolePreview }

export const idleEditor: EditorState = { status: 'idle' }
