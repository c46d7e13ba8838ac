import type { CutFlow } from './cut-flow'

/** Of organizations, their members and what is in them, by action. */
export const tenantCutFlows: Record<string, CutFlow> = {
  switchTenant: {
    words: 'the change to another organization',
    again: { status: 200 },
    // Where somebody goes is written down before they are there.
    notes: ['users.last_tenant_id', 'user_tenants.last_active_at'],
  },
  createTenant: { words: 'the making of an organization', again: { status: 201 } },
  updateTenant: { words: 'the renaming of an organization', again: { status: 200 } },
  deleteTenant: { words: 'the deletion of an organization', again: { status: 403, code: 'NOT_A_MEMBER' } },
  restoreTenant: { words: 'the return of an organization', again: { status: 404, code: 'NOT_FOUND' } },
  transferOwnership: { words: 'a hand-over', again: { status: 403, code: 'FORBIDDEN' } },
  changeMemberRole: { words: 'the change of a member’s role', again: { status: 200 } },
  removeMember: { words: 'the removal of a member', again: { status: 404, code: 'NOT_FOUND' } },
  createInvitation: { words: 'an invitation', again: { status: 409, code: 'CONFLICT' } },
  createInvitations: { words: 'invitations from a pasted list', again: { status: 200 } },
  resendInvitation: { words: 'an invitation sent again', again: { status: 200 } },
  revokeInvitation: {
    words: 'the revocation of an invitation',
    again: { status: 410, code: 'INVITATION_GONE' },
  },
  acceptInvitation: {
    words: 'the acceptance of an invitation',
    again: { status: 410, code: 'INVITATION_GONE' },
  },
  createWorkspace: { words: 'the making of a workspace', again: { status: 201 } },
  updateWorkspace: { words: 'the renaming of a workspace', again: { status: 200 } },
  deleteWorkspace: { words: 'the deletion of a workspace', again: { status: 404, code: 'NOT_FOUND' } },
  restoreWorkspace: { words: 'the return of a workspace', again: { status: 200 } },
  setWorkspaceRole: { words: 'a role given on a workspace', again: { status: 200 } },
  clearWorkspaceRole: {
    words: 'a role taken away on a workspace',
    again: { status: 404, code: 'NOT_FOUND' },
  },
  createProject: { words: 'the making of a project', again: { status: 201 } },
  updateProject: { words: 'the change of a project', again: { status: 200 } },
  deleteProject: { words: 'the deletion of a project', again: { status: 404, code: 'NOT_FOUND' } },
  restoreProject: { words: 'the return of a project', again: { status: 200 } },
  moveProject: { words: 'the move of a project', again: { status: 200 } },
  setProjectRole: { words: 'a role given on a project', again: { status: 200 } },
  clearProjectRole: { words: 'a role taken away on a project', again: { status: 404, code: 'NOT_FOUND' } },
  createRole: { words: 'the making of a role', again: { status: 409, code: 'SLUG_TAKEN' } },
  updateRole: { words: 'the change of a role', again: { status: 200 } },
  deleteRole: { words: 'the deletion of a role', again: { status: 404, code: 'NOT_FOUND' } },
}
