import { CircleCheck, CircleDot, CircleX } from 'lucide-react'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import type { DerivationStep, Outcome } from './steps'

/** The steps to a decision, one below the other. */
export function Derivation({ steps }: { steps: readonly DerivationStep[] }) {
  return (
    <Card aria-labelledby="derivation">
      <CardHeader>
        <CardTitle id="derivation">Step by step</CardTitle>
      </CardHeader>
      <CardContent>
        <ol className="grid">
          {steps.map((step, at) => (
            <li
              key={at}
              className="group relative grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 pb-5 last:pb-0"
            >
              <span
                aria-hidden="true"
                className="absolute top-6 bottom-1 left-2 w-px bg-border group-last:hidden"
              />
              <Mark outcome={step.outcome} className="mt-0.5" />
              <div className="grid min-w-0 gap-1">
                <p className="font-medium wrap-anywhere">{step.title}</p>
                {step.lines.length > 0 && (
                  <ul className="grid gap-1 text-muted">
                    {step.lines.map(({ text, outcome }) => (
                      <li key={text} className={cn('wrap-anywhere', outcome === 'yes' && 'text-foreground')}>
                        {text}
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          ))}
        </ol>
      </CardContent>
    </Card>
  )
}

function Mark({ outcome, className }: { outcome: Outcome; className: string }) {
  const { icon: Icon, tone, words } = marks[outcome]
  return (
    <>
      <Icon aria-hidden="true" className={cn('size-4', tone, className)} />
      <span className="sr-only">{words}</span>
    </>
  )
}

const marks = {
  yes: { icon: CircleCheck, tone: 'text-positive', words: 'Yes:' },
  no: { icon: CircleX, tone: 'text-danger', words: 'No:' },
  neutral: { icon: CircleDot, tone: 'text-muted', words: 'Makes no difference:' },
}
