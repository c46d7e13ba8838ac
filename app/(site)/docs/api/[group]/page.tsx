import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OperationSection } from '@/components/api-docs/operation-section'
import { toReference } from '@/components/api-docs/reference'
import { openApiDocument } from '@/lib/next/openapi'

type Params = { params: Promise<{ group: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `${(await readGroup(params)).name} · API reference` }
}

export default async function ApiGroupPage({ params }: Params) {
  const group = await readGroup(params)
  return (
    <>
      <h1 className="pb-8 text-2xl font-semibold">{group.name}</h1>
      {group.operations.map((operation) => (
        <OperationSection key={operation.id} operation={operation} />
      ))}
    </>
  )
}

async function readGroup(params: Params['params']) {
  const wanted = (await params).group
  return toReference(await openApiDocument()).find(({ id }) => id === wanted) ?? notFound()
}
