'use client'

import { useActionState } from 'react'
import { AccessGate } from '@/components/access/access-gate'
import { answerOn } from '@/components/access/use-row-dialog'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import type { ListView } from '@/components/ui/list/list-view'
import { OutcomeToast } from '@/components/ui/outcome-toast'
import { UndoToast } from '@/components/ui/undo-toast'
import { idleForm, type FormState } from '@/lib/core/action/form-state'
import type { Member, RoleChoice } from './member'
import { LeaveTeam, RemoveMember } from './member-acts'
import { MemberTable } from './member-table'
import { RoleMenu } from './role-menu'

/** The members, and what can be done to each. The answers are kept here: a row is gone when its answer comes. */
export function MemberList({ members, people, list, actions }: MemberListProps) {
  const [changed, changeRole] = useActionState(actions.changeRole, idleForm)
  const [removed, removeMember] = useActionState(actions.removeMember, idleForm)
  const [left, leave] = useActionState(actions.leave, idleForm)
  const { ownUserId, tenant, choices, titles } = people
  const titleOf = (role: string) => titles[role] ?? role
  return (
    <>
      {changed.status === 'error' && <Alert tone="danger">{changed.message}</Alert>}
      <UndoToast state={changed} undo={changeRole} />
      <OutcomeToast state={removed} />
      <MemberTable
        {...list}
        members={members}
        ownUserId={ownUserId}
        role={(member) => {
          const titlesHeld = member.roles.map(titleOf).join(', ')
          const badge = <Badge>{titlesHeld}</Badge>
          if (!member.isManageable || member.userId === ownUserId) return badge
          return (
            <AccessGate entitlement="members:manage" fallback={badge}>
              <RoleMenu member={member} title={titlesHeld} choices={choices} change={changeRole} />
            </AccessGate>
          )
        }}
        acts={(member) => {
          if (member.userId === ownUserId) {
            return <LeaveTeam tenant={tenant} isLastOwner={people.isLastOwner} action={leave} state={left} />
          }
          return (
            <AccessGate entitlement="members:manage" fallback={null}>
              <RemoveMember
                member={member}
                tenant={tenant}
                explainHref={`${tenantPath(tenant.slug, '/access')}?${new URLSearchParams({ person: member.email })}`}
                strongest={titleOf(member.role)}
                action={removeMember}
                state={answerOn(removed, member)}
              />
            </AccessGate>
          )
        }}
      />
    </>
  )
}

export type ListedMember = Member & {
  /** Whether one may change their role, or remove them: they hold nothing that one does not. */
  isManageable: boolean
}

type Submit = (state: FormState, form: FormData) => Promise<FormState>

type MemberListProps = {
  members: readonly ListedMember[]
  people: {
    ownUserId: string
    tenant: { slug: string; name: string }
    /** Whether one is the only owner oneself. */
    isLastOwner: boolean
    /** The roles that one may give. */
    choices: readonly RoleChoice[]
    /** What roles are called, by their slug. */
    titles: Readonly<Record<string, string>>
  }
  list: { path: string; view: ListView; now: number }
  actions: { changeRole: Submit; removeMember: Submit; leave: Submit }
}
