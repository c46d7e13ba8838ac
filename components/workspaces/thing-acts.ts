import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { ThingKind } from '@/components/sharing/holder'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** What the server actions of workspaces and of projects have in common. */
const keys = {
  workspace: { update: 'updateWorkspace', delete: 'deleteWorkspace', restore: 'restoreWorkspace' },
  project: { update: 'updateProject', delete: 'deleteProject', restore: 'restoreProject' },
}

export type NamedThing = { id: string; name: string }

export async function renameThing(kind: ThingKind, form: FormData): Promise<FormState> {
  const result = await submitForm(keys[kind].update, { id: form.get('id'), name: form.get('name') })
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: `Renamed to ${(result.value as NamedThing).name}.` }
}

/** Deletes one out of a list. One that is gone already is what was wanted. */
export async function deleteThing(kind: ThingKind, form: FormData): Promise<FormState> {
  const result = await submitForm(keys[kind].delete, form)
  const isGone = !result.ok && result.state.code === 'NOT_FOUND'
  if (!result.ok && !isGone) return result.state
  refresh()
  const name = String(form.get('name') || `The ${kind}`).slice(0, 100)
  if (isGone) return { status: 'success', message: `${name} was already deleted.` }
  return { status: 'success', message: `${name} was deleted.`, values: { id: String(form.get('id')) } }
}

/** Deletes the one whose page one is on, and leads to those that are left. */
export async function deleteThisThing(kind: ThingKind, form: FormData): Promise<FormState> {
  const answer = await deleteThing(kind, form)
  if (answer.status === 'error') return answer
  const undo = answer.values ? `?deleted=${answer.values.id}` : ''
  redirect(tenantPath(String(form.get('tenant')), `/${kind}s${undo}`))
}

/** Takes a deletion back. */
export async function restoreThing(kind: ThingKind, form: FormData): Promise<FormState> {
  const result = await submitForm(keys[kind].restore, form)
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: `${(result.value as NamedThing).name} is back.` }
}
