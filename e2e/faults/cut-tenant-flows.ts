import type { CutFlow } from './cut-flow'

/** Of organizations, their members and invitations, by action. */
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
}
