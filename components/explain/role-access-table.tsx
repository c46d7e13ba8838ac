import { Check, Minus } from 'lucide-react'
import { actWords } from '@/components/roles/change-words'
import { Card } from '@/components/ui/card'
import { sentenceCase } from '@/components/ui/sentence-case'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { access } from '@/lib/config/access'
import type { AccessSet } from '@/lib/core/access/access-set'
import { phraseOf } from '@/lib/core/access/phrase'

/** Everything that there is to do, and whether somebody with the role may. */
export function RoleAccessTable({ set }: { set: AccessSet }) {
  return (
    <Card aria-label="Access">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>Action</TableHeader>
            <TableHeader>In the organization</TableHeader>
            <TableHeader>Why not</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {Object.entries(set.entitlements).map(([name, { allowed, reason, meta }]) => (
            <TableRow key={name}>
              <TableCell>
                <span className="font-medium">{sentenceCase(actWords(access, name))}</span>{' '}
                <code className="font-mono text-sm wrap-anywhere text-muted">{name}</code>
              </TableCell>
              <TableCell className="@2xl:whitespace-nowrap">
                {allowed ? (
                  <span className="inline-flex items-center gap-1.5 text-positive">
                    <Check aria-hidden="true" className="size-4" />
                    Allowed
                  </span>
                ) : (
                  <span className="inline-flex items-center gap-1.5 text-muted">
                    <Minus aria-hidden="true" className="size-4" />
                    Not allowed
                  </span>
                )}
              </TableCell>
              <TableCell className="text-sm text-muted empty:hidden">
                {!allowed && phraseOf(access, name, reason, meta)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
