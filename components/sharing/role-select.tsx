'use client'

import { startTransition, useOptimistic } from 'react'
import { nameOf } from '@/components/team/member'
import { roleTitle } from '@/components/tenant/role-title'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Holder, SharedThing } from './holder'

/**
 * The role that somebody was given here, to be changed at once: it shows the new one while it is saved, and the old one
 * again when it was refused. Without JavaScript a button saves it.
 */
export function RoleSelect({ thing, holder, direct, assignable, action }: RoleSelectProps) {
  const [shown, show] = useOptimistic(direct)
  const change = (form: HTMLFormElement | null, role: string) => {
    if (!form) return
    const values = new FormData(form)
    values.set('role', role)
    startTransition(() => {
      show(role)
      action(values)
    })
  }
  return (
    <form action={action} className="flex max-w-60 items-center gap-2">
      <input type="hidden" name="type" value={thing.type} />
      <input type="hidden" name="id" value={thing.id} />
      <input type="hidden" name="userId" value={holder.userId} />
      <Select
        name="role"
        aria-label={`Role of ${nameOf(holder)} here`}
        value={shown}
        onChange={({ currentTarget: { form, value } }) => change(form, value)}
      >
        {assignable.map((role) => (
          <option key={role} value={role}>
            {roleTitle(role)}
          </option>
        ))}
      </Select>
      <noscript>
        <SubmitButton size="sm" variant="secondary" pendingText="Saving…">
          Save
        </SubmitButton>
      </noscript>
    </form>
  )
}

type RoleSelectProps = {
  thing: SharedThing
  holder: Holder
  /** The one that was given here. */
  direct: string
  assignable: readonly string[]
  action: (form: FormData) => void
}
