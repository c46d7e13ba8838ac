'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { SummaryState } from '@/components/projects/summary-state'
import { tenantPath } from '@/components/tenant/tenant-pages'
import {
  deleteThing,
  deleteThisThing,
  renameThing,
  restoreThing,
  type NamedThing,
} from '@/components/workspaces/thing-acts'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Creates a project and opens it. */
export async function createProject(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('createProject', form)
  if (!result.ok) return result.state
  const { id } = result.value as NamedThing
  redirect(tenantPath(String(form.get('tenant')), `/projects/${id}`))
}

export async function renameProject(_state: FormState, form: FormData): Promise<FormState> {
  return renameThing('project', form)
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
  return { status: 'success', message: `${(result.value as NamedThing).name} was moved.` }
}

/** Has a project summarized. Refused or not, the page is drawn anew: what it says of the limit has changed. */
export async function summarizeProject(_state: SummaryState, form: FormData): Promise<SummaryState> {
  const result = await submitForm('summarizeProject', form)
  refresh()
  if (!result.ok) {
    const isSpent = result.state.code === 'FORBIDDEN'
    return isSpent ? { ...result.state, message: 'It can’t be summarized now: see below.' } : result.state
  }
  const { summary, usage } = result.value as Pick<SummaryState, 'summary' | 'usage'>
  return { status: 'success', summary, usage }
}

export async function deleteProject(_state: FormState, form: FormData): Promise<FormState> {
  return deleteThing('project', form)
}

export async function deleteThisProject(_state: FormState, form: FormData): Promise<FormState> {
  return deleteThisThing('project', form)
}

export async function restoreProject(_state: FormState, form: FormData): Promise<FormState> {
  return restoreThing('project', form)
}
