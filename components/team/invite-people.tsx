'use client'

import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { AccessGate } from '@/components/access/access-gate'
import { Button, buttonVariants } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useAccess } from '@/lib/client/use-access'
import { InviteForms, type InviteChoices } from './invite-forms'

/** Opens the forms that invite over the page; before JavaScript has come its button leads to them. */
export function InvitePeople({ href, isOpen, tenantName, choices, usual }: InvitePeopleProps) {
  const hydrated = useHydrated()
  const [open, setOpen] = useState(isOpen)
  const { allowed, reason } = useAccess().can('members:invite')
  // The dialog holds what became of the last invitation, also when no more can be sent.
  const mayEver = allowed || reason === 'limit_reached'
  const words = (
    <>
      <UserPlus aria-hidden="true" />
      Invite people
    </>
  )
  if (!hydrated) {
    return (
      <AccessGate entitlement="members:invite">
        <a href={href} className={buttonVariants({ variant: 'primary' })}>
          {words}
        </a>
      </AccessGate>
    )
  }
  return (
    <Dialog open={open && mayEver} onOpenChange={setOpen}>
      <AccessGate entitlement="members:invite">
        <DialogTrigger asChild>
          <Button variant="primary">{words}</Button>
        </DialogTrigger>
      </AccessGate>
      <DialogContent
        title={`Invite people to ${tenantName}`}
        description="Each gets a mail with a link that works once, for seven days."
      >
        <InviteForms choices={choices} usual={usual} />
      </DialogContent>
    </Dialog>
  )
}

type InvitePeopleProps = InviteChoices & {
  /** The page with the same forms. */
  href: string
  /** Whether the address of the page asks for it. */
  isOpen: boolean
  tenantName: string
}
