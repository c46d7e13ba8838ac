'use client'

import { useActionState, useState } from 'react'
import { SlugInput } from '@/components/tenant/slug-input'
import { Card, CardContent, CardDescription, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { FormSummary } from '@/components/ui/form-summary'
import { Input } from '@/components/ui/input'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { useUnsavedGuard } from '@/components/ui/use-unsaved-guard'
import { idleForm } from '@/lib/core/action/form-state'
import { saveGeneral } from './actions'

export function GeneralForm({ name, slug }: { name: string; slug: string }) {
  const [state, action] = useActionState(saveGeneral, idleForm)
  const [typed, setTyped] = useState({ name, slug })
  useUnsavedGuard(typed.name.trim() !== name || typed.slug.trim() !== slug)
  return (
    <Card>
      <form action={action} noValidate>
        <input type="hidden" name="tenant" value={slug} />
        <CardHeader>
          <CardTitle>Name and address</CardTitle>
          <CardDescription>
            How the organization appears to its members and in mail to those it invites.
          </CardDescription>
        </CardHeader>
        <CardContent className="grid max-w-100 gap-4">
          {state.status === 'error' && <FormSummary state={state} />}
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
          <Field
            id="slug"
            label="Address"
            error={state.fieldErrors?.slug}
            help="With another address, links to the old one lead nowhere."
          >
            {(control) => (
              <SlugInput
                {...control}
                defaultValue={state.values?.slug ?? slug}
                onChange={(event) => setTyped({ ...typed, slug: event.target.value })}
              />
            )}
          </Field>
        </CardContent>
        <CardFooter>
          <SavedNote state={state} />
          <SubmitButton pendingText="Saving…">Save</SubmitButton>
        </CardFooter>
      </form>
    </Card>
  )
}
