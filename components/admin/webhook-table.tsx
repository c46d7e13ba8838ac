import { Badge } from '@/components/ui/badge'
import { ActForm } from '@/components/ui/act-form'
import { Card } from '@/components/ui/card'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { ReceivedWebhook } from '@/lib/features/admin/list-webhooks'
import { replayWebhook } from './admin-actions'

/** What was told, whose it is, and whether it is dealt with; each can be dealt with once more. */
export function WebhookTable({ webhooks, now }: { webhooks: readonly ReceivedWebhook[]; now: number }) {
  return (
    <Card aria-label="Webhooks">
      <Table>
        <TableHead>
          <TableRow>
            <TableHeader>Event</TableHeader>
            <TableHeader>Organization</TableHeader>
            <TableHeader>Received</TableHeader>
            <TableHeader>State</TableHeader>
            <TableHeader>
              <span className="sr-only">Acts</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {webhooks.map(({ id, provider, type, organization, receivedAt, processedAt, canReplay }) => (
            <TableRow key={`${provider} ${id}`}>
              <TableCell className="font-mono text-sm wrap-anywhere">{type}</TableCell>
              <TableCell className="wrap-anywhere text-muted">{organization.name}</TableCell>
              <TableCell className="text-muted md:whitespace-nowrap">
                <Time value={receivedAt} now={now} className="inline-block first-letter:uppercase" />
              </TableCell>
              <TableCell className="py-1">
                {processedAt === null ? (
                  <Badge tone="warning">Waiting</Badge>
                ) : (
                  <Badge tone="positive">Dealt with</Badge>
                )}
              </TableCell>
              <TableCell>
                {canReplay && (
                  <ActForm
                    action={replayWebhook}
                    fields={{ id }}
                    pendingText="Replaying…"
                    aria-label={`Replay ${type} of ${organization.name}`}
                  >
                    Replay
                  </ActForm>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
