'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

type Named = { id: string; name: string }

/** Creates a project and opens it. */
export async function createProject(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('createProject', form)
  if (!result.ok) return result.state
  const { id } = result.value as Named
  redirect(tenantPath(String(form.get('tenant')), `/projects/${id}`))
}

export async function renameProject(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('updateProject', { id: form.get('id'), name: form.get('name') })
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: `Renamed to ${(result.value as Named).name}.` }
}

/** Saves name and description; an emptied description is one. */
export async function saveProject(_state: FormState, form: FormData): Promise<FormState> {
  const [id, name, description] = ['id', 'name', 'description'].map((field) => form.get(field))
  const result = await submitForm('updateProject', { id, name, description })
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: 'Saved.' }
}

export async function moveProject(_state: FormState, form: FormData): Promise<FormState> {
  const id = String(form.get('id'))
  const workspaceId = String(form.get('workspaceId') ?? '')
  if (!workspaceId) {
    const fieldErrors = { workspaceId: 'Choose the workspace that it moves to.' }
    return { status: 'error', fieldErrors, values: { id } }
  }
  const result = await submitForm('moveProject', { id, workspaceId })
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: `${(result.value as Named).name} was moved.` }
}

/** Deletes a project out of a list. One that is gone already is what was wanted. */
export async function deleteProject(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('deleteProject', form)
  const isGone = !result.ok && result.state.code === 'NOT_FOUND'
  if (!result.ok && !isGone) return result.state
  refresh()
  const name = String(form.get('name') || 'The project').slice(0, 100)
  if (isGone) return { status: 'success', message: `${name} was already deleted.` }
  return { status: 'success', message: `${name} was deleted.`, values: { id: String(form.get('id')) } }
}

/** Deletes the project whose page one is on, and leads to those that are left. */
export async function deleteThisProject(state: FormState, form: FormData): Promise<FormState> {
  const answer = await deleteProject(state, form)
  if (answer.status === 'error') return answer
  const undo = answer.values ? `?deleted=${answer.values.id}` : ''
  redirect(tenantPath(String(form.get('tenant')), `/projects${undo}`))
}

/** Takes a deletion back. */
export async function restoreProject(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('restoreProject', form)
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: `${(result.value as Named).name} is back.` }
}
