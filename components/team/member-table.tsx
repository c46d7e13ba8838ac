import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { FactCell, TimeCell } from '@/components/ui/list/fact-cell'
import type { ListView } from '@/components/ui/list/list-view'
import { SortHeader } from '@/components/ui/list/sort-header'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { nameOf, type Member } from './member'

/** Who is in the organization. `role` draws somebody's role, and `acts` what can be done. */
export function MemberTable<Row extends Member>(props: MemberTableProps<Row>) {
  const { members, ownUserId, now, path, view, role, acts } = props
  return (
    <Card aria-label="Members">
      <Table>
        <TableHead>
          <TableRow>
            <SortHeader path={path} view={view} by="name">
              Person
            </SortHeader>
            <TableHeader>Role</TableHeader>
            <SortHeader path={path} view={view} by="joinedAt" first="down">
              Joined
            </SortHeader>
            <SortHeader path={path} view={view} by="lastActiveAt" first="down">
              Last active
            </SortHeader>
            <TableHeader>
              <span className="sr-only">Acts</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {members.map((member) => (
            <TableRow key={member.id}>
              <TableCell>
                <Person member={member} isOneself={member.userId === ownUserId} />
              </TableCell>
              <FactCell name="Role" className="mt-3 @2xl:mt-0">
                {role(member)}
              </FactCell>
              <TimeCell name="Joined" value={member.joinedAt} now={now} />
              <TimeCell name="Last active" value={member.lastActiveAt} now={now} />
              <TableCell className="mt-3 empty:hidden @2xl:mt-0 @2xl:text-right">{acts(member)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function Person({ member, isOneself }: { member: Member; isOneself: boolean }) {
  const { name, email } = member
  return (
    <div className="flex items-center gap-3">
      <Avatar name={name} email={email} />
      <span className="grid min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium wrap-anywhere">{nameOf(member)}</span>
          {isOneself && <Badge tone="accent">You</Badge>}
        </span>
        {name && <span className="text-sm wrap-anywhere text-muted">{email}</span>}
      </span>
    </div>
  )
}

type MemberTableProps<Row> = {
  members: readonly Row[]
  ownUserId: string
  now: number
  path: string
  view: ListView
  role: (member: Row) => ReactNode
  acts: (member: Row) => ReactNode
}
