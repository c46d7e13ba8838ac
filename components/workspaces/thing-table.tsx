import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { FrameLink } from '@/components/frame/frame-link'
import { Card } from '@/components/ui/card'
import { TimeCell } from '@/components/ui/list/fact-cell'
import type { ListView } from '@/components/ui/list/list-view'
import { SortHeader } from '@/components/ui/list/sort-header'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'

/** Workspaces or projects, each the way into it. */
export function ThingTable<Row extends Thing>(props: ThingTableProps<Row>) {
  const { label, icon, hrefOf, rows, now, path, view, place, menu } = props
  return (
    <Card aria-label={label}>
      <Table>
        <TableHead>
          <TableRow>
            <SortHeader path={path} view={view} by="name">
              Name
            </SortHeader>
            {place && <TableHeader>{place.name}</TableHeader>}
            <SortHeader path={path} view={view} by="updatedAt" first="down">
              Changed
            </SortHeader>
            <SortHeader path={path} view={view} by="createdAt" first="down">
              Created
            </SortHeader>
            <TableHeader>
              <span className="sr-only">What can be done</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} className="relative transition-colors hover:bg-hover">
              <TableCell className="pr-10 @2xl:w-1/2 @2xl:pr-3">
                <ThingName icon={icon} href={hrefOf(row)} name={row.name} description={row.description} />
              </TableCell>
              {place && (
                <TableCell className="text-muted not-empty:mt-2 @2xl:not-empty:mt-0">
                  {place.of(row)}
                </TableCell>
              )}
              <TimeCell name="Changed" value={row.updatedAt} now={now} className="mt-2 @2xl:mt-0" />
              <TimeCell name="Created" value={row.createdAt} now={now} />
              <TableCell className="absolute top-2 right-2 @2xl:static @2xl:w-14 @2xl:text-right">
                {menu(row)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function ThingName({ icon: Icon, href, name, description }: ThingNameProps) {
  return (
    <span className="flex items-start gap-3">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
      <span className="grid min-w-0">
        {/* The link covers its row. */}
        <FrameLink
          href={href}
          // A list of fifty would ask for fifty pages.
          prefetch={false}
          className="font-medium wrap-anywhere after:absolute after:inset-0"
        >
          {name}
        </FrameLink>
        {description && <span className="line-clamp-1 text-sm wrap-anywhere text-muted">{description}</span>}
      </span>
    </span>
  )
}

type Thing = { id: string; name: string; description?: string; createdAt: string; updatedAt: string }

type ThingNameProps = Pick<Thing, 'name' | 'description'> & { icon: LucideIcon; href: string }

type ThingTableProps<Row> = {
  label: string
  icon: LucideIcon
  hrefOf: (row: Row) => string
  rows: readonly Row[]
  now: number
  path: string
  view: ListView
  /** A further column: what a row stands in. */
  place?: { name: string; of: (row: Row) => ReactNode }
  /** Draws what can be done to a row. */
  menu: (row: Row) => ReactNode
}
