import type { ReactNode } from 'react'
import { ChevronDown } from 'lucide-react'
import { toReference, type ReferenceGroup } from '@/components/api-docs/reference'
import { ReferenceIndex } from '@/components/api-docs/reference-index'
import { openApiDocument } from '@/lib/next/openapi'

/** The index of all operations beside the page of one group, or over it where there is little room. */
export default async function ApiReferenceLayout({ children }: { children: ReactNode }) {
  const groups = toReference(await openApiDocument())
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
      <article className="min-w-0 py-8">{children}</article>
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
