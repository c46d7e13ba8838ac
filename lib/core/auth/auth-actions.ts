import type { AnyAction } from '../action/action'
import type { AccessStreams } from './access/access-streams'
import { getAccessSetAction, openAccessEventsAction } from './actions/access'
import { changePasswordAction } from './actions/change-password'
import { authPingAction, jwksAction } from './actions/jwks'
import { deleteMeAction, getMeAction, updateProfileAction } from './actions/me'
import { refreshAction } from './actions/refresh'
import { resendVerificationAction } from './actions/resend-verification'
import { requestPasswordResetAction, resetPasswordAction } from './actions/reset-password'
import {
  deleteSessionAction,
  deleteSessionsAction,
  getSessionAction,
  getSessionsAction,
} from './actions/sessions'
import { signInAction } from './actions/sign-in'
import { signOutAction } from './actions/sign-out'
import { signUpAction } from './actions/sign-up'
import { getTenantsAction, switchTenantAction } from './actions/tenants'
import { verifyEmailAction } from './actions/verify-email'
import type { AuthCore } from './auth-core'

/** The auth endpoints: those of what is switched on. */
export function createAuthActions(core: AuthCore, streams: AccessStreams): AnyAction[] {
  const { tenants, authorization } = core
  const { verification, reset } = core.config
  return [
    signUpAction(core),
    signInAction(core),
    signOutAction(core),
    getSessionAction(),
    refreshAction(core),
    getSessionsAction(core),
    deleteSessionsAction(core),
    deleteSessionAction(core),
    changePasswordAction(core),
    getMeAction(core),
    updateProfileAction(core),
    deleteMeAction(core),
    ...(verification.enabled ? [verifyEmailAction(core), resendVerificationAction(core)] : []),
    ...(reset.enabled ? [requestPasswordResetAction(core), resetPasswordAction(core)] : []),
    ...(tenants ? [getTenantsAction(tenants), switchTenantAction(core, tenants)] : []),
    ...(tenants && authorization ? [getAccessSetAction(authorization), openAccessEventsAction(streams)] : []),
    jwksAction(core),
    authPingAction(),
  ]
}
