'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { useHydrated } from '@/components/ui/use-hydrated'
import { filterOperations, type IndexGroup } from './filter-operations'
import { MethodBadge } from './method-badge'
import { referencePath } from './reference-path'
import { useCurrentSection } from './use-current-section'

/** The index of operations: links that work by themselves, and a box that narrows them down. Enter opens the first. */
export function ReferenceIndex({ groups }: { groups: IndexGroup[] }) {
  const id = useId()
  const hydrated = useHydrated()
  const [query, setQuery] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const current = useCurrentSection(
    groups.flatMap(({ operations }) => operations.map((operation) => operation.id)),
    usePathname(),
  )
  const found = filterOperations(groups, query)
  const count = found.reduce((sum, { operations }) => sum + operations.length, 0)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setQuery('')
    if (event.key === 'Enter') list.current?.querySelector('a')?.click()
  }
  return (
    <nav aria-label="Operations" className="grid gap-4">
      <div className={hydrated ? 'grid gap-1.5' : 'invisible grid gap-1.5'}>
        <Label htmlFor={id}>Filter operations</Label>
        <Input
          id={id}
          type="search"
          value={query}
          placeholder="sessions, POST, email…"
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <p role="status" className="sr-only">
          {query && `${count} ${count === 1 ? 'operation' : 'operations'}`}
        </p>
      </div>
      <div ref={list} className="grid gap-4">
        {found.map((group) => (
          <IndexSection key={group.id} group={group} labelId={`${id}-${group.id}`} current={current} />
        ))}
        {count === 0 && <p className="text-sm text-muted">No operation matches “{query}”.</p>}
      </div>
    </nav>
  )
}

function IndexSection({ group, labelId, current }: IndexSectionProps) {
  return (
    <div>
      <p id={labelId} className="px-2 pb-1 text-xs font-medium text-muted">
        {group.name}
      </p>
      <ul aria-labelledby={labelId}>
        {group.operations.map(({ id, method, summary }) => (
          <li key={id}>
            <Link
              href={referencePath(group.id, id)}
              prefetch={false}
              aria-current={current === id ? 'location' : undefined}
              className="flex min-h-7 items-baseline gap-2 rounded-md px-2 py-1 text-sm text-muted transition-colors hover:bg-hover hover:text-foreground aria-[current]:bg-hover aria-[current]:text-foreground touch:min-h-11 touch:items-center"
            >
              <MethodBadge method={method} column />
              <span className="min-w-0">{summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

type IndexSectionProps = { group: IndexGroup; labelId: string; current: string | null }
