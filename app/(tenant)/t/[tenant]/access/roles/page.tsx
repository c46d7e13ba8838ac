import Form from 'next/form'
import type { Metadata } from 'next'
import { may } from '@/components/access/may'
import { NoAccess } from '@/components/access/no-access'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { AccessTabs } from '@/components/explain/access-tabs'
import { RoleAccessTable } from '@/components/explain/role-access-table'
import { guarded } from '@/components/failure/guarded'
import { defaultRole } from '@/components/team/grantable-roles'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { innerPages, tenantPath } from '@/components/tenant/tenant-pages'
import { Alert } from '@/components/ui/alert'
import { Card, CardContent } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { access } from '@/lib/config/access'
import type { AccessSet } from '@/lib/core/access/access-set'
import { readAction, requireTenant } from '@/lib/next/current'
import { allRoles } from '../../team/read-team'

const { name: title, path } = innerPages.viewAsRole

export const metadata: Metadata = { title }

export default guarded(FailedTenantPage, ViewAsRolePage)

async function ViewAsRolePage({ params, searchParams }: PageQuery & { params: Promise<{ tenant: string }> }) {
  const { slug, name } = await requireTenant((await params).tenant)
  if (!(await may('members:manage'))) {
    return <NoAccess entitlement="members:manage" page={title} />
  }
  const roles = (await allRoles()).filter(({ type }) => type === access.tenantType)
  const wanted = queryValue((await searchParams).role) ?? defaultRole(roles)
  const role = roles.find((one) => one.slug === wanted)
  const preview = role && (await readAction<AccessSet>('viewAsRole', { role: role.slug }))
  return (
    <div className="grid grid-cols-1 gap-6">
      <Breadcrumbs trail={[{ name, href: tenantPath(slug) }]} here={title} />
      <PageHeader title={title}>What somebody who holds one role, and no other, may do in {name}.</PageHeader>
      <AccessTabs slug={slug} current="role" />
      <Card>
        <CardContent>
          <Form
            action={tenantPath(slug, path)}
            scroll={false}
            className="grid items-start gap-4 sm:grid-cols-[minmax(0,20rem)_auto] sm:justify-start"
          >
            <Field id="role" label="Role">
              {(control) => (
                <Select {...control} key={wanted} name="role" defaultValue={wanted}>
                  {roles.map((one) => (
                    <option key={one.slug} value={one.slug}>
                      {one.title}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <SubmitButton pendingText="Looking…" className="sm:mt-6.5">
              View
            </SubmitButton>
          </Form>
        </CardContent>
      </Card>
      {role && preview ? (
        <>
          <Alert title={`You are looking at the access of ${role.title}`}>
            Your own is as it was, and nothing is done in anybody’s name. On workspaces and projects a role
            can give more: explain a person’s access there.
          </Alert>
          <RoleAccessTable set={preview} />
        </>
      ) : (
        <Alert tone="warning">There is no such role in this organization.</Alert>
      )}
    </div>
  )
}
