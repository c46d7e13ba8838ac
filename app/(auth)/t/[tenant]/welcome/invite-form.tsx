'use client'

import { useActionState } from 'react'
import { InviteReport } from '@/components/tenant/invite-report'
import type { InviteState } from '@/components/tenant/invite-state'
import { roleTitle } from '@/components/tenant/role-title'
import { buttonVariants } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormSummary } from '@/components/ui/form-summary'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { access } from '@/lib/config/access'
import { invitePeople } from './actions'

const idle: InviteState = { status: 'idle' }

/** All roles of the organization but the owner's, the weakest first. */
const roles = access.entities[access.tenantType]?.roles.slice(1).reverse() ?? []

export function InviteForm({ slug }: { slug: string }) {
  const [state, action] = useActionState(invitePeople, idle)
  const { results, values } = state
  const wasSent = results?.some(({ outcome }) => outcome === 'invited')
  return (
    <form action={action} noValidate className="grid gap-4">
      {results ? <InviteReport results={results} /> : <FormSummary state={state} />}
      <Field
        id="addresses"
        label="Email addresses"
        error={state.fieldErrors?.addresses}
        help="One in each line, or with commas between them."
      >
        {(control) => (
          <Textarea
            {...control}
            key={values?.addresses}
            name="addresses"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={values?.addresses}
          />
        )}
      </Field>
      <Field id="role" label="Role" error={state.fieldErrors?.role}>
        {(control) => (
          <Select {...control} name="role" key={values?.role} defaultValue={values?.role}>
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleTitle(role)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <SubmitButton
        pendingText="Inviting…"
        variant={wasSent ? 'secondary' : 'primary'}
        className="mt-1 w-full"
      >
        Send invitations
      </SubmitButton>
      <a href={`/t/${slug}`} className={buttonVariants({ variant: wasSent ? 'primary' : 'ghost' })}>
        {wasSent ? 'Continue' : 'Skip for now'}
      </a>
    </form>
  )
}
