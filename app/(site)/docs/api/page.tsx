import type { Metadata } from 'next'
import { ReferenceContents } from '@/components/api-docs/reference-contents'
import { ReferenceIntro } from '@/components/api-docs/reference-intro'
import { toReference } from '@/components/api-docs/reference'
import { openApiDocument } from '@/lib/next/openapi'

export const metadata: Metadata = {
  title: 'API reference',
  description:
    'Every endpoint with its parameters, answers, errors, limits and a sample to paste into a shell.',
}

export default async function ApiReferencePage() {
  const document = await openApiDocument()
  return (
    <>
      <ReferenceIntro document={document} />
      <ReferenceContents groups={toReference(document)} />
    </>
  )
}
