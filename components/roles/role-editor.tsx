'use client'

import { useActionState, useState } from 'react'
import { AccessGate } from '@/components/access/access-gate'
import { Alert } from '@/components/ui/alert'
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from '@/components/ui/card'
import { FormSummary } from '@/components/ui/form-summary'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useUnsavedGuard } from '@/components/ui/use-unsaved-guard'
import { access } from '@/lib/config/access'
import { idleEditor, type EditorState } from './editor-state'
import { draftOf, grantOfDraft, isSameDraft, type GrantDraft } from './grant-draft'
import { LiveChanges } from './live-changes'
import { permissionGroups } from './permission-groups'
import { PermissionTable } from './permission-table'
import type { Role } from './role'
import { RoleChanges } from './role-changes'
import { RoleName } from './role-name'

/**
 * Edits what a role grants, and shows beside it who gains or loses what before anything is saved. Without JavaScript the
 * same form is sent for a review first.
 */
export function RoleEditor({ role, tenant, save }: RoleEditorProps) {
  const [state, action] = useActionState(save, idleEditor)
  const saved = role ? draftOf(role) : nothing
  const [draft, setDraft] = useDraft(saved, state.draft)
  const [title, setTitle] = useState(state.values?.title ?? role?.title ?? '')
  const isRegranted = !isSameDraft(draft, saved)
  const isDirty = isRegranted || title.trim() !== (role?.title ?? '')
  useUnsavedGuard(isDirty && state.status !== 'success')
  const groups = permissionGroups(access.catalogue, Object.keys(saved))
  return (
    <form
      action={action}
      noValidate
      className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <input type="hidden" name="tenant" value={tenant} />
      {role && <input type="hidden" name="slug" value={role.slug} />}
      <div className="grid grid-cols-1 gap-4">
        {!role?.builtIn && <RoleName state={state} isNew={!role} title={role?.title} onTitle={setTitle} />}
        <PermissionTable
          groups={groups}
          draft={draft}
          onChoose={(pattern, choice) => setDraft({ ...draft, [pattern]: choice })}
        />
      </div>
      <Card className="lg:sticky lg:top-6" aria-labelledby="what-changes">
        <CardHeader>
          <CardTitle id="what-changes">What changes</CardTitle>
        </CardHeader>
        <CardContent className="grid gap-4">
          <Refusal state={state} />
          <WhatChanges
            state={state}
            change={isRegranted ? { ...(role && { slug: role.slug }), ...grantOfDraft(draft) } : null}
          />
        </CardContent>
        <CardFooter>
          <SavedNote state={isDirty ? idleEditor : state} />
          <AccessGate entitlement="roles:manage">
            <SubmitButton pendingText="Saving…">{role ? 'Save role' : 'Create role'}</SubmitButton>
          </AccessGate>
        </CardFooter>
      </Card>
    </form>
  )
}

function WhatChanges({
  state,
  change,
}: {
  state: EditorState
  change: Parameters<typeof LiveChanges>[0]['change']
}) {
  const hydrated = useHydrated()
  if (hydrated) return <LiveChanges change={change} />
  return (
    <>
      {state.preview && <RoleChanges preview={state.preview} />}
      <SubmitButton name="intent" value="review" variant="secondary" pendingText="Looking…">
        Review changes
      </SubmitButton>
    </>
  )
}

/** What is being edited. Where nothing is, it follows what is saved, should somebody else save or restore it. */
function useDraft(saved: GrantDraft, sent: GrantDraft | undefined) {
  const [draft, setDraft] = useState(sent ?? saved)
  const [known, setKnown] = useState(saved)
  if (!isSameDraft(known, saved)) {
    setKnown(saved)
    if (isSameDraft(draft, known)) setDraft(saved)
  }
  return [draft, setDraft] as const
}

const nothing: GrantDraft = {}

/** Why it was not saved: beside the fields where they can be mended, here where it is about what the role grants. */
function Refusal({ state }: { state: EditorState }) {
  if (state.status !== 'error') return null
  const aboutGrant = Object.entries(state.fieldErrors ?? {}).filter(([field]) =>
    /^(permissions|exclude)/.test(field),
  )
  if (aboutGrant.length === 0) return <FormSummary state={state} />
  return <Alert tone="danger">{aboutGrant.map(([, message]) => message).join(' ')}</Alert>
}

type RoleEditorProps = {
  /** Null: a role that is being made. */
  role: Role | null
  /** The slug of the organization. */
  tenant: string
  save: (state: EditorState, form: FormData) => Promise<EditorState>
}
