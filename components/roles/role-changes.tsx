import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { nameOf } from '@/components/team/member'
import { Alert } from '@/components/ui/alert'
import { sentenceCase } from '@/components/ui/sentence-case'
import { access } from '@/lib/config/access'
import { actWords, changeWords, isNoticed } from './change-words'
import type { Changes, ReachChange, RolePreview } from './role'

/** What a change of a role would change before it is saved: for the role, and for each person who holds it. */
export function RoleChanges({ preview }: { preview: RolePreview }) {
  const { beyond, members, membersAffected } = preview
  const changes = noticed(preview)
  return (
    <div className="grid gap-4">
      {beyond.length > 0 && (
        <Alert tone="warning" title="You can’t save this">
          Nobody gives, or takes away, more than they hold. You yourself can’t {list.format(beyond.map(act))}.
        </Alert>
      )}
      {isEmpty(changes) ? (
        <p className="text-muted">Nobody with this role gains or loses anything.</p>
      ) : (
        <ChangeList changes={changes} gain="With this role people can" loss="They can no longer" />
      )}
      {membersAffected > 0 && (
        <div className="grid gap-2">
          <h3 className="text-sm font-medium">{affectedWords(membersAffected)}</h3>
          <ul className="grid max-h-80 divide-y overflow-y-auto rounded-md border">
            {members.map((member) => (
              <Affected key={member.userId} name={nameOf(member)} places={member.changes} />
            ))}
          </ul>
          {members.length < membersAffected && (
            <p className="text-sm text-muted">And {membersAffected - members.length} more.</p>
          )}
        </div>
      )}
    </div>
  )
}

/** How many it concerns: "3 members are affected". */
function affectedWords(count: number): string {
  return count === 1 ? '1 member is affected' : `${count} members are affected`
}

function Affected({ name, places }: { name: string; places: RolePreview['members'][number]['changes'] }) {
  const told = places.map(({ at, ...changes }) => ({ at, changes: noticed(changes) }))
  return (
    <li className="grid gap-1 px-3 py-2">
      <span className="font-medium wrap-anywhere">{name}</span>
      {told.map(({ at, changes }) => (
        <ul key={`${at.type} ${at.id}`} className="grid gap-0.5 text-sm text-muted">
          {changes.gains.length > 0 && <Line sign="gain">{actsOf(changes.gains, at.type)}</Line>}
          {changes.loses.length > 0 && <Line sign="loss">{actsOf(changes.loses, at.type)}</Line>}
        </ul>
      ))}
    </li>
  )
}

function ChangeList({ changes, gain, loss }: { changes: Changes; gain: string; loss: string }) {
  return (
    <div className="grid gap-3">
      {changes.gains.length > 0 && (
        <section className="grid gap-1">
          <h3 className="text-sm font-medium">{gain}</h3>
          <ul className="grid gap-0.5">
            {changes.gains.map((change) => (
              <Line key={keyOf(change)} sign="gain">
                {changeWords(access, change)}
              </Line>
            ))}
          </ul>
        </section>
      )}
      {changes.loses.length > 0 && (
        <section className="grid gap-1">
          <h3 className="text-sm font-medium">{loss}</h3>
          <ul className="grid gap-0.5">
            {changes.loses.map((change) => (
              <Line key={keyOf(change)} sign="loss">
                {changeWords(access, change)}
              </Line>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Line({ sign, children }: { sign: 'gain' | 'loss'; children: ReactNode }) {
  const Icon = sign === 'gain' ? Plus : Minus
  return (
    <li className="flex items-start gap-1.5">
      <Icon
        aria-hidden="true"
        className={`mt-0.5 size-4 shrink-0 ${sign === 'gain' ? 'text-positive' : 'text-danger'}`}
      />
      <span className="sr-only">{sign === 'gain' ? 'Gains: ' : 'Loses: '}</span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  )
}

function actsOf(changes: readonly ReachChange[], place: string): string {
  const acts = sentenceCase(list.format(changes.map((change) => changeWords(access, change))))
  return place === access.tenantType ? acts : `${acts} (on one ${place})`
}

function noticed({ gains, loses }: Changes): Changes {
  const keep = (change: ReachChange) => isNoticed(access, change)
  return { gains: gains.filter(keep), loses: loses.filter(keep) }
}

function isEmpty({ gains, loses }: Changes): boolean {
  return gains.length + loses.length === 0
}

function keyOf({ entitlement, from, to }: ReachChange): string {
  return `${entitlement} ${from} ${to}`
}

function act(entitlement: string): string {
  return actWords(access, entitlement)
}

const list = new Intl.ListFormat('en')
