import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { wayForward, type Stander } from '@/components/access/way-forward'
import { WayLink } from '@/components/access/way-link'
import { perWords, unitWords } from '@/components/billing/limit-words'
import { Card, CardContent } from '@/components/ui/card'
import { Day } from '@/components/ui/day'
import { sentenceCase } from '@/components/ui/sentence-case'
import { Meter } from './meter'
import { overageCost, readMeter, type UsedLimit } from './meter-reading'

/** One limit: how much is used, when it resets, and near its end the way forward. `children`: what it was used for. */
export function LimitCard({ limit, stander, children }: LimitCardProps) {
  const reading = readMeter(limit)
  const { state, words } = reading
  const cost = state === 'unlimited' ? null : overageCost(limit)
  const name = sentenceCase(unitWords(limit))
  const id = `limit-${limit.key}`
  return (
    <Card aria-labelledby={id}>
      <CardContent className="grid gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 id={id} className="text-lg font-medium">
            {name}{' '}
            {limit.per !== null && state !== 'unlimited' && (
              <span className="text-base font-normal text-muted">{perWords(limit.per)}</span>
            )}
          </h2>
          <p className="tabular-nums">{words}</p>
        </div>
        {state !== 'unlimited' && <Meter label={name} reading={reading} />}
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-muted">
          <p>
            {limit.resetsAt === null ? (
              'It does not reset.'
            ) : (
              <>
                Resets on <Day value={limit.resetsAt} />
              </>
            )}
          </p>
          {(state === 'near' || state === 'paid' || state === 'reached') && (
            <Forward limit={limit} state={state} stander={stander} />
          )}
        </div>
        {cost && <p className="text-muted tabular-nums">{cost}</p>}
        {children}
      </CardContent>
    </Card>
  )
}

function Forward({
  limit,
  state,
  stander,
}: Pick<LimitCardProps, 'limit' | 'stander'> & { state: 'near' | 'paid' | 'reached' }) {
  const { entitlement } = limit
  const denied = { entitlement, reason: 'limit_reached', meta: { limit } } as const
  const way = wayForward(denied, stander)
  const Icon = state === 'reached' ? CircleAlert : TriangleAlert
  return (
    <p className="flex flex-wrap items-center gap-x-1.5">
      <Icon
        aria-hidden="true"
        className={state === 'reached' ? 'size-4 text-danger' : 'size-4 text-warning'}
      />
      <span className="text-foreground">{forwardWords[state]}</span>
      {way && way !== 'hidden' && (
        <>
          {way.hint && <span>{way.hint}</span>}
          <WayLink way={way} denied={denied} className="standalone-link text-link" />
        </>
      )}
    </p>
  )
}

const forwardWords = {
  near: 'Nearly used up.',
  paid: 'What is included is used up; more is charged.',
  reached: 'The limit is reached.',
}

type LimitCardProps = { limit: UsedLimit; stander: Stander; children?: ReactNode }
