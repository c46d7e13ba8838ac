'use client'

import { useActionState, useState } from 'react'
import { Field } from '@/components/ui/field'
import { FormCard } from '@/components/ui/form-card'
import { Input } from '@/components/ui/input'
import { useUnsavedGuard } from '@/components/ui/use-unsaved-guard'
import { idleForm } from '@/lib/core/action/form-state'
import { updateProfile } from './actions'

export function ProfileForm({ name }: { name: string }) {
  const [state, action] = useActionState(updateProfile, idleForm)
  const [typed, setTyped] = useState(name)
  useUnsavedGuard(typed.trim() !== name)
  return (
    <FormCard
      title="Name"
      description="How you appear to others and in our mail to you."
      action={action}
      state={state}
      save="Save name"
      className="max-w-100"
    >
      <Field id="name" label="Name" error={state.fieldErrors?.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            autoComplete="name"
            defaultValue={state.values?.name ?? name}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </FormCard>
  )
}
