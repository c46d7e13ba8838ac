import type { AnyAction } from '@/lib/core/action/action'
import type { TenancyFeature } from '../tenants/feature'
import { acceptInvitationAction } from './accept'
import { createInvitationAction } from './create'
import { createInvitationsAction } from './create-many'
import { listInvitationsAction } from './list'
import { previewInvitationAction } from './preview'
import { resendInvitationAction } from './resend'
import { revokeInvitationAction } from './revoke'

/** Inviting people, and accepting an invitation. */
export function invitationActions(feature: TenancyFeature): AnyAction[] {
  return [
    listInvitationsAction(feature),
    createInvitationAction(feature),
    createInvitationsAction(feature),
    resendInvitationAction(feature),
    revokeInvitationAction(feature),
    previewInvitationAction(feature),
    acceptInvitationAction(feature),
  ]
}
