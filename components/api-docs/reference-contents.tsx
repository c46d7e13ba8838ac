import Link from 'next/link'
import type { ReferenceGroup } from './reference'
import { referencePath } from './reference-path'

/** The groups of operations, each a page. */
export function ReferenceContents({ groups }: { groups: ReferenceGroup[] }) {
  return (
    <section aria-labelledby="contents" className="grid gap-4 border-t pt-8">
      <h2 id="contents" className="text-lg font-semibold">
        Operations
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {groups.map(({ id, name, operations }) => (
          <li key={id}>
            <Link
              href={referencePath(id)}
              className="grid h-full content-start gap-1 rounded-lg border bg-surface p-4 transition-colors hover:bg-hover"
            >
              <span className="font-medium">{name}</span>
              <span className="text-sm text-pretty text-muted">
                {operations.map(({ summary }) => summary).join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
