'use client'

import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { AccessGate } from '@/components/access/access-gate'
import { Button, buttonVariants } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { useHydrated } from '@/components/ui/use-hydrated'
import { InviteForms, type InviteChoices } from './invite-forms'

/** Opens the forms that invite over the page; before JavaScript has come its button leads to them. */
export function InvitePeople({ href, isOpen, tenantName, choices, usual }: InvitePeopleProps) {
  const hydrated = useHydrated()
  const [open, setOpen] = useState(isOpen)
  const words = (
    <>
      <UserPlus aria-hidden="true" />
      Invite people
    </>
  )
  return (
    <AccessGate entitlement="members:invite">
      {hydrated ? (
        <Dialog open={open} onOpenChange={setOpen}>
          <DialogTrigger asChild>
            <Button variant="primary">{words}</Button>
          </DialogTrigger>
          <DialogContent
            title={`Invite people to ${tenantName}`}
            description="Each gets a mail with a link that works once, for seven days."
          >
            <InviteForms choices={choices} usual={usual} />
          </DialogContent>
        </Dialog>
      ) : (
        <a href={href} className={buttonVariants({ variant: 'primary' })}>
          {words}
        </a>
      )}
    </AccessGate>
  )
}

type InvitePeopleProps = InviteChoices & {
  /** The page with the same forms. */
  href: string
  /** Whether the address of the page asks for it. */
  isOpen: boolean
  tenantName: string
}
