import Link from 'next/link'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { buttonVariants } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { FormState } from '@/lib/core/action/form-state'
import type { ListedMember } from './member-list'
import { nameOf } from './member'

/** For somebody else: why they may do what they may do, and their end here. */
export function RemoveMember(props: RemoveMemberProps) {
  const { member, tenant, explainHref, strongest, action, state } = props
  const name = nameOf(member)
  return (
    <div className="flex flex-wrap items-center gap-2 @2xl:justify-end">
      <Link
        href={explainHref}
        aria-label={`Explain the access of ${name}`}
        className={buttonVariants({ variant: 'ghost', size: 'sm', className: 'touch:flex-1' })}
      >
        Explain access
      </Link>
      {member.isManageable ? (
        <ConfirmDialog
          action={action}
          state={state}
          trigger="Remove"
          triggerLabel={`Remove ${name}`}
          triggerProps={{ size: 'sm', variant: 'danger-quiet', className: 'touch:w-full' }}
          title={`Remove ${name} from ${tenant.name}?`}
          description="They are out at once, on every device, and all their roles here are gone. What they made stays."
          confirm={`Remove ${name} from ${tenant.name}`}
          pendingText="Removing…"
        >
          <input type="hidden" name="id" value={member.id} />
          <input type="hidden" name="name" value={name} />
        </ConfirmDialog>
      ) : (
        <span className="text-sm text-muted">{strongest}s can do more than you</span>
      )}
    </div>
  )
}

/** For oneself: the way out, or why there is none. */
export function LeaveTeam({ tenant, isLastOwner, action, state }: LeaveTeamProps) {
  if (isLastOwner) {
    return (
      <p className="text-sm text-pretty text-muted @2xl:ml-auto @2xl:max-w-56">
        You are the last owner.{' '}
        <Link href={`${tenantPath(tenant.slug, '/settings')}#transfer`} className="text-link">
          Hand over
        </Link>{' '}
        before you leave.
      </p>
    )
  }
  return (
    <ConfirmDialog
      action={action}
      state={state}
      trigger="Leave"
      triggerLabel={`Leave ${tenant.name}`}
      triggerProps={{ size: 'sm', variant: 'danger-quiet', className: 'touch:w-full' }}
      title={`Leave ${tenant.name}?`}
      description="You are out at once, on every device. Somebody has to invite you to come back."
      confirm={`Leave ${tenant.name}`}
      pendingText="Leaving…"
    />
  )
}

type Acting = {
  tenant: { slug: string; name: string }
  action: (form: FormData) => void
  state?: FormState
}

type RemoveMemberProps = Acting & {
  member: ListedMember
  explainHref: string
  /** What their strongest role is called. */
  strongest: string
}

type LeaveTeamProps = Acting & { isLastOwner: boolean }
