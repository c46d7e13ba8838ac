'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

type Named = { id: string; name: string }

/** Creates a workspace and opens it. */
export async function createWorkspace(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('createWorkspace', form)
  if (!result.ok) return result.state
  const { id } = result.value as Named
  redirect(tenantPath(String(form.get('tenant')), `/workspaces/${id}`))
}

export async function renameWorkspace(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('updateWorkspace', form)
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: `Renamed to ${(result.value as Named).name}.` }
}

/** Deletes a workspace out of a list. One that is gone already is what was wanted. */
export async function deleteWorkspace(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('deleteWorkspace', form)
  const isGone = !result.ok && result.state.code === 'NOT_FOUND'
  if (!result.ok && !isGone) return result.state
  refresh()
  const name = String(form.get('name') || 'The workspace').slice(0, 100)
  if (isGone) return { status: 'success', message: `${name} was already deleted.` }
  return { status: 'success', message: `${name} was deleted.`, values: { id: String(form.get('id')) } }
}

/** Deletes the workspace whose page one is on, and leads to those that are left. */
export async function deleteThisWorkspace(state: FormState, form: FormData): Promise<FormState> {
  const answer = await deleteWorkspace(state, form)
  if (answer.status === 'error') return answer
  const undo = answer.values ? `?deleted=${answer.values.id}` : ''
  redirect(tenantPath(String(form.get('tenant')), `/workspaces${undo}`))
}

/** Takes a deletion back. */
export async function restoreWorkspace(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('restoreWorkspace', form)
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: `${(result.value as Named).name} is back.` }
}
