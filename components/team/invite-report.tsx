import { CircleAlert, CircleCheck, CircleMinus } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import { inviteSummary, outcomeWords, type InviteResult } from './invite-state'

/** What became of each address of a list that was sent. */
export function InviteReport({ results }: { results: readonly InviteResult[] }) {
  return (
    <div role="status" className="rounded-lg border">
      <p className="border-b px-3 py-2 font-medium">{inviteSummary(results)}</p>
      <ul className="max-h-60 divide-y overflow-y-auto">
        {results.map(({ line, address, outcome }, at) => {
          const { icon: Icon, tone } = looks[outcome]
          return (
            <li key={at} className="flex items-start gap-2 px-3 py-2">
              <Icon aria-hidden="true" className={cn('mt-0.5 size-4 shrink-0', tone)} />
              <span className="min-w-0 flex-1">
                <span className="block break-all">{address}</span>
                <span className="text-sm text-muted">
                  Line {line}: {outcomeWords[outcome]}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const looks = {
  invited: { icon: CircleCheck, tone: 'text-positive' },
  member: { icon: CircleMinus, tone: 'text-muted' },
  already_invited: { icon: CircleMinus, tone: 'text-muted' },
  malformed: { icon: CircleAlert, tone: 'text-danger' },
  over_limit: { icon: CircleAlert, tone: 'text-warning' },
}
