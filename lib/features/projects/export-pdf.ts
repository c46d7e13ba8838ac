import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { tenantOf } from '@/lib/core/action/context'
import type { PaperDocument, RenderPdf } from '@/lib/core/documents/pdf'
import type { Project } from '@/lib/core/tenancy/types'
import { idParams } from '@/lib/core/auth/actions/ids'
import type { TenantFeature } from '../access/feature'
import { pdfHeaders } from '../billing/invoices'
import { projectThing } from './project'
import { standingProject } from './read'

export type PaperParts = { renderPdf: RenderPdf; brand: string }

export function exportProjectAction(feature: TenantFeature, { renderPdf, brand }: PaperParts): AnyAction {
  return defineAction({
    key: 'exportProject',
    name: 'project.export',
    method: 'GET',
    path: '/api/projects/:id/export.pdf',
    tag: 'Projects',
    summary: 'A project as a PDF',
    authentication: 'session',
    tenant: { entitlement: 'export:pdf', on: ({ id }) => projectThing(id) },
    params: idParams,
    answers: { 200: { description: 'The document.', contentType: 'application/pdf' } },
    errors: ['NOT_FOUND'],
    audit: null,
    async handler({ id }, context) {
      const { organization, workspace, project } = await feature.tenancy.inTenant(
        tenantOf(context).id,
        async (stores) => {
          const row = await standingProject(stores, id)
          const place = await stores.workspaces.find(row.workspaceId)
          return {
            project: row,
            workspace: place?.name ?? '',
            organization: (await stores.tenant.read())?.name ?? '',
          }
        },
      )
      const pdf = await renderPdf(paperOf(project, { brand, organization, workspace, now: context.now }))
      return { status: 200, body: pdf, headers: pdfHeaders(`project-${id}.pdf`) }
    },
  })
}

type Surroundings = { brand: string; organization: string; workspace: string; now: number }

function paperOf(project: Project, { brand, organization, workspace, now }: Surroundings): PaperDocument {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  return {
    ...{ title: project.name, brand },
    facts: [
      ['Organization', organization],
      ['Workspace', workspace],
      ['Created', day(project.createdAt)],
      ['Changed', day(project.updatedAt)],
    ],
    paragraphs: project.description === '' ? ['No description yet.'] : project.description.split('\n'),
    footer: `Exported on ${day(now)}`,
  }
}
