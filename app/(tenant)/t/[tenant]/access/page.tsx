import type { Metadata } from 'next'
import { may } from '@/components/access/may'
import { NoAccess } from '@/components/access/no-access'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { AccessTabs } from '@/components/explain/access-tabs'
import { ExplainForm, type Question } from '@/components/explain/explain-form'
import { guarded } from '@/components/failure/guarded'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { innerPages, tenantPath } from '@/components/tenant/tenant-pages'
import { PageHeader } from '@/components/ui/page-header'
import { access } from '@/lib/config/access'
import { readAction, requireSession, requireTenant } from '@/lib/next/current'
import type { Member } from '@/components/team/member'
import { Answer } from './answer'
import { findPerson } from './read-explanation'
import { readThings } from './read-things'

const { name: title, about, path } = innerPages.explain

export const metadata: Metadata = { title }

export default guarded(FailedTenantPage, ExplainPage)

async function ExplainPage({ params, searchParams }: PageQuery & { params: Promise<{ tenant: string }> }) {
  const { user } = await requireSession()
  const tenant = await requireTenant((await params).tenant)
  if (!(await may('members:manage'))) {
    return <NoAccess entitlement="members:manage" page={title} />
  }
  const question = questionOf(await searchParams, user.email)
  const { person, error } = await findPerson(question.person)
  const { items: people } = await readAction<{ items: Member[] }>('listMembers', { limit: '100' })
  const things = await readThings(tenant.name)
  return (
    <div className="grid grid-cols-1 gap-6">
      <Breadcrumbs trail={[{ name: tenant.name, href: tenantPath(tenant.slug) }]} here={title} />
      <PageHeader title={title}>{about}</PageHeader>
      <AccessTabs slug={tenant.slug} current="person" />
      <ExplainForm
        path={tenantPath(tenant.slug, path)}
        question={person ? { ...question, person: person.email } : question}
        people={people}
        things={things}
        error={error}
      />
      {person && <Answer tenant={tenant} person={person} question={question} things={things} />}
    </div>
  )
}

function questionOf(query: Awaited<PageQuery['searchParams']>, ownEmail: string): Question {
  return {
    person: queryValue(query.person) ?? ownEmail,
    action: queryValue(query.action) ?? access.catalogue[0] ?? '',
    thing: queryValue(query.thing) ?? '',
  }
}
