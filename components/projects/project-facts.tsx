import Link from 'next/link'
import type { ReactNode } from 'react'
import { tenantPath } from '@/components/tenant/tenant-pages'
import { Card, CardContent, CardTitle } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Time } from '@/components/ui/time'
import type { ProjectRow } from './project-row'

/** What there is to know about a project, for whoever may see it. */
export function ProjectFacts({ slug, project, workspace, now }: ProjectFactsProps) {
  const { id, description, createdAt, updatedAt } = project
  const mayChange = project.__access?.['project:update']?.allowed === true
  return (
    <Card aria-labelledby="facts">
      <CardContent className="grid gap-4">
        <CardTitle id="facts">About this project</CardTitle>
        {!mayChange && (
          <p className="wrap-anywhere whitespace-pre-line">
            {description || <span className="text-muted">No description.</span>}
          </p>
        )}
        <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[8rem_1fr]">
          {workspace && (
            <Fact name="Workspace">
              <Link
                href={tenantPath(slug, `/workspaces/${workspace.id}`)}
                className="standalone-link text-link wrap-anywhere"
              >
                {workspace.name}
              </Link>
            </Fact>
          )}
          <Fact name="Changed">
            <Time value={updatedAt} now={now} className="inline-block first-letter:uppercase" />
          </Fact>
          <Fact name="Created">
            <Time value={createdAt} now={now} className="inline-block first-letter:uppercase" />
          </Fact>
          <Fact name="ID">
            <span className="flex items-center gap-1">
              <span className="truncate font-mono text-sm">{id}</span>
              <CopyButton text={id} label="Copy the ID" />
            </span>
          </Fact>
        </dl>
      </CardContent>
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted sm:flex sm:items-center">{name}</dt>
      <dd className="min-w-0 max-sm:mb-2">{children}</dd>
    </>
  )
}

type ProjectFactsProps = {
  slug: string
  project: ProjectRow
  /** Null when it is not this person's to see. */
  workspace: { id: string; name: string } | null
  now: number
}
