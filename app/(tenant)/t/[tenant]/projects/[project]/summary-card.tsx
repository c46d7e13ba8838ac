'use client'

import { Sparkles } from 'lucide-react'
import { useActionState } from 'react'
import { AccessGate } from '@/components/access/access-gate'
import type { ProjectRow } from '@/components/projects/project-row'
import { idleSummary, quotaWords } from '@/components/projects/summary-state'
import { Card, CardContent, CardDescription, CardFooter, CardTitle } from '@/components/ui/card'
import { FormSummary } from '@/components/ui/form-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { summarizeProject } from '../actions'

/** Has the project summarized. The last summary stays when the limit is reached by it. */
export function SummaryCard({ project }: { project: ProjectRow }) {
  const [state, action] = useActionState(summarizeProject, idleSummary)
  const { summary, usage } = state
  return (
    <Card aria-labelledby="summary">
      <form action={action}>
        <CardContent className="grid gap-3">
          <div className="grid gap-1">
            <CardTitle id="summary">Summary</CardTitle>
            <CardDescription>The name and the description of the project in a few sentences.</CardDescription>
          </div>
          {state.status === 'error' && <FormSummary state={state} />}
          {/* Always there, so that a screen reader hears the summary arrive. */}
          <div role="status" className="empty:hidden">
            {summary !== undefined && (
              <p className="rounded-md border bg-subtle px-3 py-2.5 text-pretty wrap-anywhere">{summary}</p>
            )}
            {summary !== undefined && <p className="mt-2 text-sm text-muted">{quotaWords(usage)}</p>}
          </div>
        </CardContent>
        <CardFooter>
          <AccessGate entitlement="ai:generate" on={project}>
            <input type="hidden" name="id" value={project.id} />
            <p className="text-sm text-muted">Each counts as one.</p>
            <SubmitButton variant="secondary" pendingText="Summarizing…">
              <Sparkles aria-hidden="true" />
              {summary === undefined ? 'Generate summary' : 'Generate again'}
            </SubmitButton>
          </AccessGate>
        </CardFooter>
      </form>
    </Card>
  )
}
