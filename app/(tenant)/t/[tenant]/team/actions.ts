'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'
import { ownMembership } from './read-team'

/** Gives a member another role. Its answer holds what takes that back. */
export async function changeRole(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('changeMemberRole', form)
  if (!result.ok) return result.state
  refresh()
  const [id, role, before] = ['id', 'role', 'before'].map((name) => textOf(form, name))
  const [name, title, beforeTitle] = ['name', 'title', 'beforeTitle'].map((field) => wordsOf(form, field))
  return {
    status: 'success',
    message: `${name} is ${title} now.`,
    values: {
      ...{ id: id ?? '', name: name ?? '', role: before ?? '', title: beforeTitle ?? '' },
      ...{ before: role ?? '', beforeTitle: title ?? '' },
    },
  }
}

/** Removes a member. One who is gone already is what was wanted. */
export async function removeMember(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('removeMember', form)
  const gone = !result.ok && result.state.code === 'NOT_FOUND'
  // The id tells which row the answer belongs to.
  if (!result.ok && !gone) return { ...result.state, values: { id: textOf(form, 'id') } }
  refresh()
  return { status: 'success', message: `${wordsOf(form, 'name')} was removed.` }
}

/** Leaves the organization oneself. Who is no member any more has left already. */
export async function leave(): Promise<FormState> {
  const own = await ownMembership()
  const result = own && (await submitForm('removeMember', { id: own.id }))
  if (result && !result.ok) return result.state
  redirect('/account/organizations?notice=left')
}

export async function resendInvitation(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('resendInvitation', form)
  if (!result.ok) return result.state
  refresh()
  return { status: 'success', message: `Sent to ${wordsOf(form, 'email')} again. The link before is dead.` }
}

/** Takes an invitation back. One that is closed already is what was wanted, unless it was accepted. */
export async function revokeInvitation(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('revokeInvitation', form)
  if (!result.ok) return { ...result.state, values: { id: textOf(form, 'id') } }
  refresh()
  return { status: 'success', message: `The invitation to ${wordsOf(form, 'email')} was taken back.` }
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '')
}

/** For a sentence, at most so long. */
function wordsOf(form: FormData, name: string): string {
  return textOf(form, name).slice(0, 100)
}
