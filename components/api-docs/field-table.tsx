import { Fragment } from 'react'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { SchemaRow } from './schema-rows'

/** Fields of a body, an answer or a set of parameters. `caption` names the table for screen readers. */
export function FieldTable({ caption, rows }: { caption: string; rows: (SchemaRow & { where?: string })[] }) {
  return (
    <div className="overflow-hidden rounded-lg border bg-surface">
      <Table>
        <caption className="sr-only">{caption}</caption>
        <TableHead>
          <TableRow>
            <TableHeader className="first:pl-3">Name</TableHeader>
            <TableHeader>Type</TableHeader>
            <TableHeader>Required</TableHeader>
            <TableHeader className="last:pr-3">Description</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={`${row.where ?? ''}${row.path}`} className="p-3">
              <TableCell className={cell}>
                <FieldName path={row.path} />
                {row.where && <span className="ml-2 text-xs text-muted">in {row.where}</span>}
              </TableCell>
              <TableCell className={`${cell} font-mono text-xs break-words text-muted`}>{row.type}</TableCell>
              <TableCell className={`${cell} text-sm`}>
                {row.required ? 'Required' : <span className="text-muted">Optional</span>}
              </TableCell>
              <TableCell
                className={`${cell} text-sm text-pretty text-muted empty:hidden md:w-2/5 md:empty:table-cell`}
              >
                {row.description}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}

const cell = 'py-0.5 align-top md:h-auto md:py-2 md:first:pl-3 md:last:pr-3'

/** The last part of a path stands out; long ones break after a dot. */
function FieldName({ path }: { path: string }) {
  const parts = path.split('.')
  return (
    <code className="font-mono text-sm">
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at < parts.length - 1 ? (
            <span className="text-muted">
              {part}.<wbr />
            </span>
          ) : (
            part
          )}
        </Fragment>
      ))}
    </code>
  )
}
