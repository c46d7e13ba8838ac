'use server'

import { redirect } from 'next/navigation'
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

/** Creates a workspace and opens it. */
export async function createWorkspace(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('createWorkspace', form)
  if (!result.ok) return result.state
  const { id } = result.value as NamedThing
  redirect(tenantPath(String(form.get('tenant')), `/workspaces/${id}`))
}

export async function renameWorkspace(_state: FormState, form: FormData): Promise<FormState> {
  return renameThing('workspace', form)
}

export async function deleteWorkspace(_state: FormState, form: FormData): Promise<FormState> {
  return deleteThing('workspace', form)
}

export async function deleteThisWorkspace(_state: FormState, form: FormData): Promise<FormState> {
  return deleteThisThing('workspace', form)
}

export async function restoreWorkspace(_state: FormState, form: FormData): Promise<FormState> {
  return restoreThing('workspace', form)
}
