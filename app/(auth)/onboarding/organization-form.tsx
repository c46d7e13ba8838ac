'use client'

import { useActionState, useState } from 'react'
import { SlugField } from '@/components/tenant/slug-field'
import type { Planned } from '@/components/pricing/planned'
import { Field } from '@/components/ui/field'
import { FormSummary } from '@/components/ui/form-summary'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { idleForm } from '@/lib/core/action/form-state'
import { slugOf } from '@/lib/core/tenancy/slug'
import { createOrganization } from './actions'

/** The address follows the name until somebody types into it. Without JavaScript, left empty, the server makes it. */
export function OrganizationForm({ planned }: { planned: Planned | null }) {
  const [state, action] = useActionState(createOrganization, idleForm)
  const [name, setName] = useState(state.values?.name ?? '')
  const [ownSlug, setOwnSlug] = useState<string | null>(state.values?.slug ?? null)
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormSummary state={state} />
      {planned && (
        <>
          <input type="hidden" name="plan" value={planned.plan} />
          <input type="hidden" name="interval" value={planned.interval} />
        </>
      )}
      <Field id="name" label="Name" error={state.fieldErrors?.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            autoComplete="organization"
            placeholder="Acme"
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <SlugField
        error={state.fieldErrors?.slug}
        help="Small letters, digits and dashes. Made from the name when left empty."
        value={ownSlug ?? slugOf(name) ?? ''}
        onChange={(event) => setOwnSlug(event.target.value || null)}
      />
      <SubmitButton pendingText="Creating…" className="mt-1 w-full">
        Create organization
      </SubmitButton>
    </form>
  )
}
