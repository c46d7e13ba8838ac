'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { EditorState } from '@/components/roles/editor-state'
import { draftFromForm, grantOfDraft } from '@/components/roles/grant-draft'
import type { Role, RolePreview } from '@/components/roles/role'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Saves what a role grants, and the name of one of the organization's own. */
export async function saveRole(_state: EditorState, form: FormData): Promise<EditorState> {
  if (isForReview(form)) return review(form)
  const draft = draftFromForm(form)
  const result = await submitForm('updateRole', form, grantOfDraft(draft))
  if (!result.ok) return { ...result.state, draft }
  refresh()
  return { status: 'success', message: 'Saved. It counts from now on.', draft }
}

/** Makes a role of the organization's own, and goes on to it. */
export async function createRole(_state: EditorState, form: FormData): Promise<EditorState> {
  if (isForReview(form)) return review(form)
  const draft = draftFromForm(form)
  const slug = textOf(form, 'newSlug').trim()
  const given = { title: textOf(form, 'title'), ...(slug && { slug }), ...grantOfDraft(draft) }
  const result = await submitForm('createRole', given)
  if (!result.ok) return { ...withFieldOf(result.state), draft }
  const role = result.value as Role
  redirect(`${rolesPath(form)}/${role.slug}?notice=created`)
}

/** Gives a built-in role its default back. */
export async function restoreRole(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('deleteRole', { slug: textOf(form, 'slug') })
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: `${textOf(form, 'title').slice(0, 100)} grants its default again.` }
}

export async function deleteRole(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('deleteRole', form)
  const gone = !result.ok && result.state.code === 'NOT_FOUND'
  if (!result.ok && !gone) return result.state
  redirect(`${rolesPath(form)}?notice=deleted`)
}

/** Without JavaScript the editor is sent to see what would change, and shown again with it. */
async function review(form: FormData): Promise<EditorState> {
  const draft = draftFromForm(form)
  const slug = textOf(form, 'slug')
  const result = await submitForm('previewRole', { ...(slug && { slug }), ...grantOfDraft(draft) })
  const values = { title: textOf(form, 'title'), slug: textOf(form, 'newSlug') }
  if (!result.ok) return { ...result.state, values, draft }
  return { status: 'idle', values, draft, preview: result.value as RolePreview }
}

function isForReview(form: FormData): boolean {
  return form.get('intent') === 'review'
}

/** A slug that is taken is a matter of its field. */
function withFieldOf(state: FormState): FormState {
  if (state.code !== 'SLUG_TAKEN') return state
  return { ...state, fieldErrors: { slug: state.message ?? '' } }
}

function rolesPath(form: FormData): string {
  return tenantPath(encodeURIComponent(textOf(form, 'tenant')), '/roles')
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '')
}
