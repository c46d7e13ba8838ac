import Link from 'next/link'
import type { ReactNode } from 'react'
import { nameOf } from '@/components/team/member'
import { roleTitle } from '@/components/tenant/role-title'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { ListView } from '@/components/ui/list/list-view'
import { SortHeader } from '@/components/ui/list/sort-header'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Holder, SharedThing } from './holder'
import { originsOf, type Place } from './origins'

/** Who holds what here and where it comes from. `roleOf` and `takeOf` draw what can be changed about it. */
export function PeopleTable({ thing, places, path, view, items, roleOf, takeOf }: PeopleTableProps) {
  return (
    <Card aria-label="People">
      <Table>
        <TableHead>
          <TableRow>
            <SortHeader path={path} view={view} by="name">
              Person
            </SortHeader>
            <TableHeader>Role here</TableHeader>
            <TableHeader>Where it comes from</TableHeader>
            <TableHeader>
              <span className="sr-only">Take away</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((holder) => (
            <TableRow key={holder.userId}>
              <TableCell className="@2xl:w-2/5">
                <Person {...holder} />
              </TableCell>
              <TableCell className="mt-3 @2xl:mt-0">
                {roleOf(holder) ?? <Badge>{roleTitle(holder.role)}</Badge>}
              </TableCell>
              <TableCell className="mt-2 text-sm text-muted @2xl:mt-0">
                <Origins {...{ holder, thing, places }} />
              </TableCell>
              <TableCell className="mt-3 empty:hidden @2xl:mt-0 @2xl:text-right">{takeOf(holder)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function Person({ name, email }: Holder) {
  return (
    <span className="flex items-center gap-3">
      <Avatar name={name} email={email} />
      <span className="grid min-w-0">
        <span className="truncate font-medium">{nameOf({ name, email })}</span>
        {name && <span className="truncate text-sm text-muted">{email}</span>}
      </span>
    </span>
  )
}

function Origins({
  holder,
  thing,
  places,
}: {
  holder: Holder
  thing: SharedThing
  places: readonly Place[]
}) {
  return (
    <ul>
      {originsOf(holder, thing, places).map(({ words, href }) => (
        <li key={words} className="wrap-anywhere">
          {href === null ? (
            words
          ) : (
            <Link
              href={href}
              prefetch={false}
              className="underline-offset-2 hover:text-foreground hover:underline"
            >
              {words}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

type PeopleTableProps = {
  thing: SharedThing
  places: readonly Place[]
  path: string
  view: ListView
  items: readonly Holder[]
  /** Null where it can't be changed by the person who looks. */
  roleOf: (holder: Holder) => ReactNode
  takeOf: (holder: Holder) => ReactNode
}
