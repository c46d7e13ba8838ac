import type { ReactNode } from 'react'
import { unitWords } from '@/components/billing/limit-words'
import { Card, CardContent } from '@/components/ui/card'
import { sentenceCase } from '@/components/ui/sentence-case'

/** What the plan of now does not limit. `children`: what it was used for. */
export function UnlimitedCard({ limit, children }: UnlimitedCardProps) {
  const id = `limit-${limit.key}`
  return (
    <Card aria-labelledby={id}>
      <CardContent className="grid gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 id={id} className="text-lg font-medium">
            {sentenceCase(unitWords(limit))}
          </h2>
          <p>Unlimited on your plan</p>
        </div>
        {children}
      </CardContent>
    </Card>
  )
}

type UnlimitedCardProps = { limit: { key: string; entitlement: string }; children?: ReactNode }
