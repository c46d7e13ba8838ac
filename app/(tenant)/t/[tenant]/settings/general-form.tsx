'use client'

import { useActionState, useState } from 'react'
import { SlugField } from '@/components/tenant/slug-field'
import { Field } from '@/components/ui/field'
import { FormCard } from '@/components/ui/form-card'
import { Input } from '@/components/ui/input'
import { useUnsavedGuard } from '@/components/ui/use-unsaved-guard'
import { idleForm } from '@/lib/core/action/form-state'
import { saveGeneral } from './actions'

export function GeneralForm({ name, slug }: { name: string; slug: string }) {
  const [state, action] = useActionState(saveGeneral, idleForm)
  const [typed, setTyped] = useState({ name, slug })
  useUnsavedGuard(typed.name.trim() !== name || typed.slug.trim() !== slug)
  return (
    <FormCard
      title="Name and address"
      description="How the organization appears to its members and in mail to those it invites."
      action={action}
      state={state}
      save="Save"
      className="max-w-100"
    >
      <input type="hidden" name="tenant" value={slug} />
      <Field id="name" label="Name" error={state.fieldErrors?.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            autoComplete="organization"
            defaultValue={state.values?.name ?? name}
            onChange={(event) => setTyped({ ...typed, name: event.target.value })}
          />
        )}
      </Field>
      <SlugField
        error={state.fieldErrors?.slug}
        help="With another address, links to the old one lead nowhere."
        defaultValue={state.values?.slug ?? slug}
        onChange={(event) => setTyped({ ...typed, slug: event.target.value })}
      />
    </FormCard>
  )
}
