'use client'

import { useActionState } from 'react'
import { AccessGate } from '@/components/access/access-gate'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { FactCell, TimeCell } from '@/components/ui/list/fact-cell'
import type { ListView } from '@/components/ui/list/list-view'
import { SortHeader } from '@/components/ui/list/sort-header'
import { OutcomeToast } from '@/components/ui/outcome-toast'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { idleForm, type FormState } from '@/lib/core/action/form-state'
import { InvitationActs } from './invitation-acts'
import type { Invitation } from './member'

/** Invitations that nobody has accepted yet, and what can be done to each. */
export function InvitationList({ invitations, titles, path, view, now, actions }: InvitationListProps) {
  const [resent, resend] = useActionState(actions.resend, idleForm)
  const [revoked, revoke] = useActionState(actions.revoke, idleForm)
  return (
    <>
      {resent.status === 'error' && <Alert tone="danger">{resent.message}</Alert>}
      <OutcomeToast state={resent} />
      <OutcomeToast state={revoked} />
      <Card aria-label="Invitations">
        <Table>
          <TableHead>
            <TableRow>
              <SortHeader path={path} view={view} by="email">
                Address
              </SortHeader>
              <TableHeader>Role</TableHeader>
              <TableHeader>Invited by</TableHeader>
              <SortHeader path={path} view={view} by="createdAt" first="down">
                Sent
              </SortHeader>
              <TableHeader>Expires</TableHeader>
              <TableHeader>
                <span className="sr-only">Acts</span>
              </TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {invitations.map((invitation) => (
              <TableRow key={invitation.id}>
                <TableCell className="font-medium wrap-anywhere">{invitation.email}</TableCell>
                <FactCell name="Role" className="mt-2 @2xl:mt-0">
                  <Badge>{titles[invitation.role] ?? invitation.role}</Badge>
                </FactCell>
                <FactCell name="Invited by">{inviterOf(invitation)}</FactCell>
                <TimeCell name="Sent" value={invitation.createdAt} now={now} />
                {invitation.status === 'expired' ? (
                  <FactCell name="Expires">
                    <Badge tone="warning">Expired</Badge>
                  </FactCell>
                ) : (
                  <TimeCell name="Expires" value={invitation.expiresAt} now={now} />
                )}
                <TableCell className="mt-3 empty:hidden @2xl:mt-0 @2xl:text-right">
                  <AccessGate entitlement="members:invite" isUncounted fallback={null}>
                    <InvitationActs
                      invitation={invitation}
                      resend={resend}
                      revoke={revoke}
                      state={revoked.values?.id === invitation.id ? revoked : undefined}
                    />
                  </AccessGate>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </>
  )
}

function inviterOf({ invitedBy }: Invitation): string {
  if (invitedBy === null) return 'A deleted account'
  return invitedBy.name ?? 'Somebody who left'
}

type Submit = (state: FormState, form: FormData) => Promise<FormState>

type InvitationListProps = {
  invitations: readonly Invitation[]
  /** What roles are called, by their slug. */
  titles: Readonly<Record<string, string>>
  path: string
  view: ListView
  now: number
  actions: { resend: Submit; revoke: Submit }
}
