import { ChevronRight, Circle, CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { Card, CardDescription, CardTitle } from '@/components/ui/card'
import type { SetupStep } from './setup-steps'
import { tenantPath } from './tenant-pages'

/** The first steps of an organization. Gone once all of them are done. */
export function SetupChecklist({ slug, steps }: { slug: string; steps: readonly SetupStep[] }) {
  const done = steps.filter((step) => step.done).length
  if (done === steps.length) return null
  return (
    <Card aria-labelledby="first-steps">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4">
        <div className="grid gap-0.5">
          <CardTitle id="first-steps">First steps</CardTitle>
          <CardDescription>
            {done} of {steps.length} done
          </CardDescription>
        </div>
        <progress
          aria-label="First steps done"
          value={done}
          max={steps.length}
          className="h-1.5 w-40 overflow-hidden rounded-full bg-hover [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-accent"
        />
      </div>
      <ul className="divide-y border-t">
        {steps.map((step) => (
          <li key={step.name}>{step.done ? <Done {...step} /> : <Open slug={slug} step={step} />}</li>
        ))}
      </ul>
    </Card>
  )
}

function Done({ name }: SetupStep) {
  return (
    <p className="flex items-center gap-3 px-5 py-3 text-muted">
      <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-positive" />
      <span className="line-through">{name}</span>
      <span className="sr-only">, done</span>
    </p>
  )
}

function Open({ slug, step }: { slug: string; step: SetupStep }) {
  return (
    <Link
      href={tenantPath(slug, step.path)}
      className="flex items-center gap-3 px-5 py-3 transition-colors hover:bg-hover touch:min-h-11"
    >
      <Circle aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span className="grid min-w-0 flex-1">
        <span className="font-medium">{step.name}</span>
        <span className="text-sm text-muted">{step.about}</span>
      </span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
    </Link>
  )
}
