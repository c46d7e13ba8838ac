import { RotateCw } from 'lucide-react'
import { ChangeView } from '@/components/billing/change-view'
import { planChangePath } from '@/components/billing/change-path'
import { planActOf } from '@/components/billing/plan-act'
import { readPreview } from '@/components/billing/read-billing'
import type { Planned } from '@/components/pricing/planned'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { NotHere } from '@/components/tenant/not-here'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import type { BillingState } from '@/lib/features/billing/state'

/** A change of plan as a page: it has an address, and needs no JavaScript. */
export async function ChangePage({ tenant, billing, planned, returnTo }: ChangePageProps) {
  const { slug, name } = tenant
  const { plan, interval } = planned
  const path = tenantPath(slug, tenantPages.billing.path)
  const offer = billing.plans.find(({ key }) => key === plan)
  if (!offer) return <NotHere path={path} />
  const act = planActOf(billing, offer, interval)
  const title = act.kind === 'choose' ? act.words : offer.title
  const preview = act.kind === 'choose' ? await readPreview(planned) : null
  return (
    <div className="grid max-w-140 grid-cols-1 gap-6">
      <Breadcrumbs
        trail={[
          { name, href: tenantPath(slug) },
          { name: tenantPages.billing.name, href: path },
        ]}
        here={title}
      />
      <PageHeader title={title}>
        What would be different with {offer.title}, paid by the {interval}.
      </PageHeader>
      {typeof preview === 'string' && <Alert tone="warning">{preview}</Alert>}
      {preview !== null && typeof preview !== 'string' && (
        <Card aria-label={title}>
          <CardContent>
            <ChangeView {...{ preview, offer, interval, returnTo, slug }} words={title} />
          </CardContent>
        </Card>
      )}
      {billing.status === 'unpaid' && (
        <Alert tone="warning">The subscription is unpaid: pay what is open first, or cancel it.</Alert>
      )}
      {act.kind !== 'choose' && billing.status !== 'unpaid' && (
        <Alert>This is the plan of {name} already, or will be.</Alert>
      )}
      {act.kind === 'choose' && preview === null && (
        <Alert tone="warning" title="What would change can’t be worked out right now">
          <p>The payment provider does not answer. Nothing was changed.</p>
          <a
            href={planChangePath(slug, { plan, interval, returnTo })}
            className={`${buttonVariants({ size: 'sm' })} mt-2 mb-1`}
          >
            <RotateCw aria-hidden="true" />
            Try again
          </a>
        </Alert>
      )}
      <a href={path} className="standalone-link justify-self-start text-link">
        Back to billing
      </a>
    </div>
  )
}

type ChangePageProps = {
  tenant: { slug: string; name: string }
  billing: BillingState
  planned: Planned
  returnTo: string | null
}
