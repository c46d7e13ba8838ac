'use server'

import { redirect } from 'next/navigation'
import { plannedIn, planQuery } from '@/components/pricing/planned'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Makes the organization, moves the session into it, and goes on to inviting; a plan that was chosen goes with it. */
export async function createOrganization(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('createTenant', form)
  if (!result.ok) return result.state
  const { id, slug } = result.value as { id: string; slug: string }
  // Should it fail, opening the organization's own page switches as well.
  await submitForm('switchTenant', { tenantId: id })
  const planned = plannedIn({ plan: textOf(form, 'plan'), interval: textOf(form, 'interval') })
  redirect(tenantPath(slug, planned ? `/welcome?${planQuery(planned)}` : '/welcome'))
}

function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' ? value : undefined
}
