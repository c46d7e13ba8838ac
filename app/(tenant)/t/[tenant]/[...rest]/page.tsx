import type { Metadata } from 'next'
import { NotHere } from '@/components/tenant/not-here'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { answerWith } from '@/lib/next/answer-status'

export const metadata: Metadata = { title: 'Page not found' }

/** Unknown addresses below an organization: not found, inside its frame. */
export default async function UnknownTenantPage({ params }: { params: Promise<{ tenant: string }> }) {
  await answerWith(404, {})
  return <NotHere path={tenantPath((await params).tenant)} />
}
