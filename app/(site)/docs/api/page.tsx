import type { Metadata } from 'next'
import { ChevronDown } from 'lucide-react'
import { OperationSection } from '@/components/api-docs/operation-section'
import { toReference, type ReferenceGroup } from '@/components/api-docs/reference'
import { ReferenceIndex } from '@/components/api-docs/reference-index'
import { ReferenceIntro } from '@/components/api-docs/reference-intro'
import { openApiDocument } from '@/lib/next/openapi'

export const metadata: Metadata = {
  title: 'API reference',
  description:
    'Every endpoint with its parameters, answers, errors, limits and a sample to paste into a shell.',
}

export default async function ApiReferencePage() {
  const document = await openApiDocument()
  const groups = toReference(document)
  const index = <ReferenceIndex groups={groups.map(indexOf)} />
  return (
    <div className="mx-auto grid max-w-280 px-4 md:px-6 lg:grid-cols-[240px_minmax(0,1fr)] lg:gap-12">
      <aside className="sticky top-14 -mx-2 hidden h-[calc(100dvh-56px)] overflow-y-auto px-2 py-8 lg:block">
        {index}
      </aside>
      <details className="group mt-6 rounded-lg border bg-surface lg:hidden">
        <summary className="flex min-h-11 items-center justify-between px-3 font-medium">
          Operations
          <ChevronDown
            aria-hidden="true"
            className="size-4 text-muted transition-transform group-open:rotate-180"
          />
        </summary>
        <div className="border-t p-3">{index}</div>
      </details>
      <article className="min-w-0 py-8">
        <ReferenceIntro document={document} />
        {groups.map((group) => (
          <section key={group.id} aria-labelledby={group.id}>
            <h2 id={group.id} className="pt-4 pb-6 text-xl font-semibold">
              {group.name}
            </h2>
            {group.operations.map((operation) => (
              <OperationSection key={operation.id} operation={operation} />
            ))}
          </section>
        ))}
      </article>
    </div>
  )
}

/** What the index needs goes to the browser, the rest stays. */
function indexOf({ id, name, operations }: ReferenceGroup) {
  return {
    id,
    name,
    operations: operations.map(({ id, method, path, summary }) => ({ id, method, path, summary })),
  }
}
