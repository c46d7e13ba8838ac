'use client'

import { Search, X } from 'lucide-react'
import Form from 'next/form'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { listHref, type ListView } from './list-view'

/**
 * Finds in a list, and orders it where its column heads are out of sight. A plain form whose answer is the address of the
 * page; with JavaScript it sends itself while one types.
 */
export function ListSearch({ path, view, label, orders }: ListSearchProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const field = useRef<HTMLInputElement>(null)
  const send = (form: HTMLFormElement | null, afterMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => form?.requestSubmit(), afterMs)
  }
  const clear = () => {
    clearTimeout(timer.current)
    if (!field.current) return
    field.current.value = ''
    field.current.focus()
  }
  // Another address may say another text; what is being typed is never overwritten.
  useEffect(() => {
    const input = field.current
    if (input && document.activeElement !== input) input.value = view.q
  }, [view.q])
  return (
    <Form
      role="search"
      action={path}
      replace
      prefetch={false}
      scroll={false}
      className="flex w-full flex-wrap gap-2"
    >
      <div className="relative min-w-0 flex-1 @2xl:max-w-72">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
        />
        <Input
          ref={field}
          name="q"
          type="search"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          maxLength={100}
          defaultValue={view.q}
          onChange={(event) => send(event.currentTarget.form, 250)}
          className="px-8.5 [&::-webkit-search-cancel-button]:hidden"
        />
        {view.q && (
          <Link
            href={listHref(path, view, { q: '' })}
            replace
            scroll={false}
            aria-label="Clear the search"
            onNavigate={clear}
            className="absolute top-1/2 right-1 grid size-7 -translate-y-1/2 place-items-center rounded-md text-muted hover:text-foreground touch:right-0 touch:size-11"
          >
            <X aria-hidden="true" className="size-4" />
          </Link>
        )}
      </div>
      <div className="@2xl:hidden">
        <Select
          key={view.sort}
          name="sort"
          aria-label="Order"
          defaultValue={view.sort}
          onChange={(event) => send(event.currentTarget.form, 0)}
        >
          {Object.entries(orders).map(([sort, name]) => (
            <option key={sort} value={sort}>
              {name}
            </option>
          ))}
        </Select>
      </div>
    </Form>
  )
}

type ListSearchProps = {
  path: string
  view: ListView
  /** What is found: "Find a workspace". */
  label: string
  /** The orders by their key, in words: `{ '-updatedAt': 'Last changed' }`. */
  orders: Record<string, string>
}
