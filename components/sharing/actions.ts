'use server'

import { refresh } from 'next/cache'
import { nameOf } from '@/components/team/member'
import { roleTitle } from '@/components/tenant/role-title'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

const keys = {
  workspace: { set: 'setWorkspaceRole', clear: 'clearWorkspaceRole' },
  project: { set: 'setProjectRole', clear: 'clearProjectRole' },
}

/** Gives a member a role on a workspace or project, in the place of the one they hold on it. */
export async function giveRole(_state: FormState, form: FormData): Promise<FormState> {
  const userId = textOf(form, 'userId')
  if (!userId) return { status: 'error', fieldErrors: { userId: 'Choose a member.' } }
  const result = await submitForm(keysOf(form).set, form)
  if (!result.ok) return result.state
  refresh()
  const person = result.value as { name: string; email: string }
  const role = roleTitle(textOf(form, 'role'))
  return { status: 'success', message: `${nameOf(person)} is ${role} here now.` }
}

/** Takes away what somebody was given here. The answer holds what it takes to give it back. */
export async function takeRole(_state: FormState, form: FormData): Promise<FormState> {
  const [id, userId, role] = [textOf(form, 'id'), textOf(form, 'userId'), textOf(form, 'role')]
  const result = await submitForm(keysOf(form).clear, { id, userId })
  const isGone = !result.ok && result.state.code === 'NOT_FOUND'
  // The person tells which row the answer belongs to.
  if (!result.ok && !isGone) return { ...result.state, values: { id: userId } }
  refresh()
  const name = textOf(form, 'personName').slice(0, 100) || 'The member'
  if (isGone) return { status: 'success', message: `${name} had no role here any more.` }
  const message = `${name} is no longer ${roleTitle(role)} here.`
  return { status: 'success', message, values: { type: textOf(form, 'type'), id, userId, role } }
}

function keysOf(form: FormData) {
  return form.get('type') === 'workspace' ? keys.workspace : keys.project
}

function textOf(form: FormData, field: string): string {
  const value = form.get(field)
  return typeof value === 'string' ? value : ''
}
