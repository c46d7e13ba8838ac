'use client'

import { useActionState } from 'react'
import type { ThingKind } from '@/components/sharing/holder'
import { ActCard } from '@/components/ui/act-card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { idleForm, type FormState } from '@/lib/core/action/form-state'
import { deleteQuestion } from './thing-questions'

/** Deletes the workspace or project whose page one is on. */
export function DeleteThing({ kind, slug, thing, remove }: DeleteThingProps) {
  const [state, action] = useActionState(remove, idleForm)
  const withWhat = kind === 'workspace' ? ', with its projects' : ''
  return (
    <ActCard
      id="delete"
      title={`Delete ${kind}`}
      description={`Removes it for everyone${withWhat}. For 30 days it can be had back.`}
      isDangerous
    >
      <ConfirmDialog
        action={action}
        state={state}
        trigger={`Delete ${kind}`}
        triggerProps={{ variant: 'danger-quiet' }}
        {...deleteQuestion(kind, thing.name)}
      >
        <input type="hidden" name="tenant" value={slug} />
        <input type="hidden" name="id" value={thing.id} />
        <input type="hidden" name="name" value={thing.name} />
      </ConfirmDialog>
    </ActCard>
  )
}

type DeleteThingProps = {
  kind: ThingKind
  /** Of the organization. */
  slug: string
  thing: { id: string; name: string }
  remove: (state: FormState, form: FormData) => Promise<FormState>
}
