'use client'

import { useActionState } from 'react'
import { AddressesField } from '@/components/team/addresses-field'
import { inviteList } from '@/components/team/invite-actions'
import { InviteReport } from '@/components/team/invite-report'
import { idleInvite } from '@/components/team/invite-state'
import { RoleField } from '@/components/team/role-field'
import { roleTitle } from '@/components/tenant/role-title'
import { buttonVariants } from '@/components/ui/button'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { access } from '@/lib/config/access'

/** All roles of the organization but the owner's, the weakest first: it has no others yet. */
const roles = access.entities[access.tenantType]?.roles.slice(1).reverse() ?? []
const choices = roles.map((slug) => ({ slug, title: roleTitle(slug) }))

/** `next`: where one goes on to, whoever is invited. */
export function InviteForm({ next }: { next: string }) {
  const [state, action] = useActionState(inviteList, idleInvite)
  const { results, values } = state
  const wasSent = results?.some(({ outcome }) => outcome === 'invited')
  return (
    <form action={action} noValidate className="grid gap-4">
      {results ? <InviteReport results={results} /> : <FormSummary state={state} />}
      <AddressesField id="addresses" state={state} />
      <RoleField id="role" choices={choices} usual={values?.role} state={state} />
      <SubmitButton
        pendingText="Inviting…"
        variant={wasSent ? 'secondary' : 'primary'}
        className="mt-1 w-full"
      >
        Send invitations
      </SubmitButton>
      <a href={next} className={buttonVariants({ variant: wasSent ? 'primary' : 'ghost' })}>
        {wasSent ? 'Continue' : 'Skip for now'}
      </a>
    </form>
  )
}
