import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { SimulatedEvent } from '@/lib/core/billing/simulator-store'
import { ActForm } from '@/components/ui/act-form'
import { resendEvent } from './simulator-actions'

/** Webhooks, newest first, with what became of them. `names`: of customers, by their ids. */
export function EventTable({ events, names, now }: EventTableProps) {
  return (
    <Card aria-label="Webhooks">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>Event</TableHeader>
            <TableHeader>Customer</TableHeader>
            <TableHeader>Happened</TableHeader>
            <TableHeader>Delivery</TableHeader>
            <TableHeader>
              <span className="sr-only">Acts</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {events.map((event) => (
            <TableRow key={event.id}>
              <TableCell className="font-mono text-sm wrap-anywhere">{event.type}</TableCell>
              <TableCell className="text-muted">{names.get(event.customerId) ?? event.customerId}</TableCell>
              <TableCell className="text-muted md:whitespace-nowrap">
                <Time
                  value={new Date(event.createdAt).toISOString()}
                  now={now}
                  className="inline-block first-letter:uppercase"
                />
              </TableCell>
              <TableCell className="py-1">
                <DeliveryBadge event={event} />
              </TableCell>
              <TableCell>
                <ActForm
                  action={resendEvent}
                  fields={{ id: event.id }}
                  pendingText="Sending…"
                  aria-label={`Send ${event.type} again`}
                >
                  Send again
                </ActForm>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function DeliveryBadge({ event: { deliveredAt, attempts } }: { event: SimulatedEvent }) {
  const tries = attempts === 1 ? '1 try' : `${attempts} tries`
  if (deliveredAt !== null) return <Badge tone="positive">Delivered, {tries}</Badge>
  return attempts === 0 ? <Badge>Waiting</Badge> : <Badge tone="warning">Not delivered, {tries}</Badge>
}

type EventTableProps = { events: SimulatedEvent[]; names: ReadonlyMap<string, string>; now: number }
