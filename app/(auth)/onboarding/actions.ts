'use server'

import { redirect } from 'next/navigation'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Makes the organization, moves the session into it, and goes on to inviting. */
export async function createOrganization(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('createTenant', form)
  if (!result.ok) return result.state
  const { id, slug } = result.value as { id: string; slug: string }
  // Should it fail, opening the organization's own page switches as well.
  await submitForm('switchTenant', { tenantId: id })
  redirect(tenantPath(slug, '/welcome'))
}
