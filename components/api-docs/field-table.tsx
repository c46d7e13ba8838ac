import { Fragment } from 'react'
import type { SchemaRow } from './schema-rows'

type FieldTableProps = {
  /** Names the table for screen readers. */
  caption: string
  rows: (SchemaRow & { where?: string })[]
}

/**
 * Fields of a body, an answer or a set of parameters: denser than the lists of the product, and on a phone a stack.
 * Roles are spelled out because `display` other than table takes them away in some browsers.
 */
export function FieldTable({ caption, rows }: FieldTableProps) {
  return (
    <div className="overflow-hidden rounded-lg border bg-surface">
      <table role="table" className="block w-full text-left md:table">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
          <tr role="row" className="block md:table-row">
            {columns.map((name) => (
              <th
                key={name}
                role="columnheader"
                scope="col"
                className="h-9 border-b px-3 text-xs font-medium text-muted"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="block divide-y md:table-row-group">
          {rows.map((row) => (
            <FieldRow key={`${row.where ?? ''} ${row.path}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const columns = ['Name', 'Type', 'Required', 'Description']

function FieldRow({
  row: { path, where, type, required, description },
}: {
  row: FieldTableProps['rows'][number]
}) {
  return (
    <tr role="row" className="block px-3 py-2 md:table-row">
      <td role="cell" className={`block ${cell}`}>
        <FieldName path={path} />
        {where && <span className="ml-2 text-xs text-muted">in {where}</span>}
      </td>
      <td role="cell" className={`mr-4 inline-block font-mono text-xs/5 break-words text-muted ${cell}`}>
        {type}
      </td>
      <td role="cell" className={`inline-block text-sm ${cell} ${required ? '' : 'text-muted'}`}>
        {required ? 'Required' : 'Optional'}
      </td>
      <td
        role="cell"
        className={`block text-sm text-pretty text-muted empty:hidden md:w-2/5 md:empty:table-cell ${cell}`}
      >
        {description}
      </td>
    </tr>
  )
}

const cell = 'align-top md:table-cell md:px-3 md:py-2'

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
