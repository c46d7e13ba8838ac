import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { FactCell, TimeCell } from '@/components/ui/list/fact-cell'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
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
              <FactCell name="Address" className="mt-3 @2xl:mt-0">
                <span className="font-mono text-sm break-all @2xl:min-w-30">{session.ipAddress}</span>
              </FactCell>
              <TimeCell name="Last active" value={session.lastActiveAt} now={now} />
              <TimeCell name="Signed in" value={session.createdAt} now={now} />
              <TableCell className="mt-3 empty:hidden @2xl:mt-0 @2xl:text-right">{act(session)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

type SessionTableProps = { sessions: SessionRow[]; now: number; act: (session: SessionRow) => ReactNode }
