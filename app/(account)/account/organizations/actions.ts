'use server'

import { redirect } from 'next/navigation'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { FormState } from '@/lib/core/action/form-state'
import { submitForm } from '@/lib/next/form'

/** Takes a deletion back, and opens what is there again. */
export async function restoreOrganization(_state: FormState, form: FormData): Promise<FormState> {
  const result = await submitForm('restoreTenant', form)
  // The id tells which row the answer belongs to.
  if (!result.ok) return { ...result.state, values: { tenantId: String(form.get('tenantId')) } }
  const { slug } = result.value as { slug: string }
  redirect(tenantPath(slug))
}
