import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { DeviceIcon } from './device-icon'

export type SessionRow = {
  id: string
  deviceName: string
  ipAddress: string
  isCurrent: boolean
  createdAt: string
  lastActiveAt: string
}

/** Where the person is signed in, one row a device. `act` draws what can be done to a row. */
export function SessionTable({ sessions, now, act }: SessionTableProps) {
  return (
    <Card aria-label="Signed-in devices">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>Device</TableHeader>
            <TableHeader>Address</TableHeader>
            <TableHeader>Last active</TableHeader>
            <TableHeader>Signed in</TableHeader>
            <TableHeader>
              <span className="sr-only">Sign out</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {sessions.map((session) => (
            <TableRow key={session.id}>
              <TableCell>
                <div className="flex items-center gap-3">
                  <DeviceIcon deviceName={session.deviceName} />
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
                    {session.deviceName}
                    {session.isCurrent && <Badge tone="accent">This device</Badge>}
                  </span>
                </div>
              </TableCell>
              <Fact name="Address" className="mt-3 @2xl:mt-0">
                <span className="font-mono text-sm break-all @2xl:min-w-30">{session.ipAddress}</span>
              </Fact>
              <Fact name="Last active">
                <Time
                  value={session.lastActiveAt}
                  now={now}
                  className="inline-block whitespace-nowrap first-letter:uppercase"
                />
              </Fact>
              <Fact name="Signed in">
                <Time
                  value={session.createdAt}
                  now={now}
                  className="inline-block whitespace-nowrap first-letter:uppercase"
                />
              </Fact>
              <TableCell className="mt-3 empty:hidden @2xl:mt-0 @2xl:text-right">{act(session)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

/** A cell that carries its own name where the column heads are out of sight. */
function Fact({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <TableCell className={className}>
      <div className="flex justify-between gap-4 py-0.5 text-muted tabular-nums">
        <span aria-hidden="true" className="@2xl:hidden">
          {name}
        </span>
        {children}
      </div>
    </TableCell>
  )
}

type SessionTableProps = { sessions: SessionRow[]; now: number; act: (session: SessionRow) => ReactNode }
