'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { FormState } from '@/lib/core/action/form-state'
import { requireTenant } from '@/lib/next/current'
import { submitForm } from '@/lib/next/form'
import { findMember } from './find-member'

/** Renames the organization. With another slug its pages are at another address, this one included. */
export async function saveGeneral(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('updateTenant', form)
  if (!result.ok) return result.state
  const { slug } = result.value as { slug: string }
  if (slug !== form.get('tenant')) redirect(tenantPath(slug, '/settings?notice=moved'))
  refresh()
  return { status: 'success', message: 'Saved.' }
}

/** Hands the organization over to the member with the address that was typed. */
export async function transferOwnership(_state: FormState, form: FormData): Promise<FormState> {
  const email = String(form.get('email') ?? '')
  const member = await findMember(email)
  if (!member) {
    const fieldErrors = { email: 'Enter the address of somebody who is in this organization.' }
    return { status: 'error', fieldErrors, values: { email } }
  }
  const result = await submitForm('transferOwnership', form, { userId: member.userId })
  if (!result.ok) return { ...result.state, values: { email } }
  // What says so can't be the form: it is gone with the ownership.
  redirect(tenantPath(String(form.get('tenant')), '/settings?notice=handed-over'))
}

/** Deletes the organization, once its name was typed out. */
export async function deleteTenant(_state: FormState, form: FormData): Promise<FormState> {
  const { name } = await requireTenant(String(form.get('tenant')))
  const typed = String(form.get('confirmName') ?? '')
  if (typed.trim() !== name) {
    const fieldErrors = { confirmName: `Type ${name} to confirm.` }
    return { status: 'error', fieldErrors, values: { confirmName: typed } }
  }
  const result = await submitForm('deleteTenant', form)
  if (!result.ok) return { ...result.state, values: { confirmName: typed } }
  redirect('/account/organizations?notice=deleted')
}
