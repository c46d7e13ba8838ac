'use client'

import { FileDown } from 'lucide-react'
import { AccessGate } from '@/components/access/access-gate'
import { buttonVariants } from '@/components/ui/button'
import { tenantPath } from '@/components/tenant/tenant-pages'
import type { ProjectRow } from './project-row'

/** The project as a PDF, or what it takes to have that. */
export function ExportLink({ slug, project }: { slug: string; project: ProjectRow }) {
  return (
    <AccessGate entitlement="export:pdf" on={project}>
      <a href={exportPath(slug, project)} className={buttonVariants()}>
        <FileDown aria-hidden="true" />
        Export PDF
      </a>
    </AccessGate>
  )
}

/** Where a project's PDF is. */
export function exportPath(slug: string, { id }: { id: string }): string {
  return tenantPath(slug, `/projects/${id}/export.pdf`)
}
