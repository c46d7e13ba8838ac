import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from '@/lib/core/action/form-state'
import type { Invitation } from './member'

/** Sends an invitation again, or takes it back. */
export function InvitationActs({ invitation, resend, revoke, state }: InvitationActsProps) {
  const { id, email } = invitation
  const fields = (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="email" value={email} />
    </>
  )
  return (
    <div className="flex flex-wrap gap-2 @2xl:justify-end">
      <form action={resend} className="touch:flex-1">
        {fields}
        <SubmitButton
          variant="secondary"
          size="sm"
          pendingText="Sending…"
          aria-label={`Send the invitation to ${email} again`}
          className="touch:w-full"
        >
          Send again
        </SubmitButton>
      </form>
      <ConfirmDialog
        action={revoke}
        state={state}
        trigger="Take back"
        triggerLabel={`Take back the invitation to ${email}`}
        triggerProps={{ size: 'sm', variant: 'danger-quiet', className: 'touch:w-full' }}
        title={`Take back the invitation to ${email}?`}
        description="Its link is dead at once. You can invite the same address again."
        confirm="Take back the invitation"
        pendingText="Taking back…"
      >
        {fields}
      </ConfirmDialog>
    </div>
  )
}

type InvitationActsProps = {
  invitation: Invitation
  resend: (form: FormData) => void
  revoke: (form: FormData) => void
  state?: FormState
}
