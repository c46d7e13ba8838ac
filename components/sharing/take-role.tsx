'use client'

import { nameOf } from '@/components/team/member'
import { roleTitle } from '@/components/tenant/role-title'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { FormState } from '@/lib/core/action/form-state'
import type { Holder, SharedThing } from './holder'

/** Takes away what somebody was given here; one's own may be given up by anyone. */
export function TakeRole({ thing, holder, role, isOwn, state, action }: TakeRoleProps) {
  const name = nameOf(holder)
  const title = roleTitle(role)
  return (
    <ConfirmDialog
      action={action}
      state={state}
      trigger={isOwn ? 'Give up' : 'Take away'}
      triggerLabel={isOwn ? `Give up your role on ${thing.name}` : `Take ${title} away from ${name}`}
      triggerProps={{ size: 'sm', className: 'touch:w-full' }}
      title={isOwn ? `Give up ${title} on ${thing.name}?` : `Take ${title} away from ${name}?`}
      description={
        isOwn
          ? 'What you hold by way of something above it stays. Somebody else would have to give it back to you.'
          : `${name} can do no more on ${thing.name} than comes from above it. That counts at once.`
      }
      confirm={isOwn ? `Give up ${title}` : `Take away ${title}`}
      pendingText="Taking away…"
    >
      <input type="hidden" name="type" value={thing.type} />
      <input type="hidden" name="id" value={thing.id} />
      <input type="hidden" name="userId" value={holder.userId} />
      <input type="hidden" name="role" value={role} />
      <input type="hidden" name="personName" value={name} />
    </ConfirmDialog>
  )
}

type TakeRoleProps = {
  thing: SharedThing
  holder: Holder
  role: string
  isOwn: boolean
  state?: FormState
  action: (form: FormData) => void
}
