import type { Metadata } from 'next'
import { may } from '@/components/access/may'
import { NoAccess } from '@/components/access/no-access'
import { queryValue, type PageQuery } from '@/components/auth/query'
import { AddOnChoice } from '@/components/billing/add-on-choice'
import { BillingNotice } from '@/components/billing/billing-notice'
import { cancelWords } from '@/components/billing/cancel-words'
import { CancelPlan } from '@/components/billing/cancel-plan'
import { CurrentPlan } from '@/components/billing/current-plan'
import { EarlierTerms } from '@/components/billing/earlier-terms'
import { InvoiceSection } from '@/components/billing/invoice-section'
import { intervalOf } from '@/components/billing/offer'
import { isCancelable } from '@/components/billing/plan-act'
import { PaymentMethodCard } from '@/components/billing/payment-method-card'
import { PlanChoice } from '@/components/billing/plan-choice'
import { isSelling, readBilling, readInvoices, readPaymentMethod } from '@/components/billing/read-billing'
import { returnPathIn } from '@/components/billing/return-path'
import { standingOf } from '@/components/billing/standing'
import { StandingAlert } from '@/components/billing/standing-alert'
import { guarded } from '@/components/failure/guarded'
import { plannedIn } from '@/components/pricing/planned'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { Alert } from '@/components/ui/alert'
import { PageHeader } from '@/components/ui/page-header'
import { requireTenant } from '@/lib/next/current'
import { ChangePage } from './change-page'

const { name: title, about, path: billingPage } = tenantPages.billing

export const metadata: Metadata = { title }

export default guarded(FailedTenantPage, BillingPage)

async function BillingPage({ params, searchParams }: PageQuery & { params: Promise<{ tenant: string }> }) {
  const { name, slug } = await requireTenant((await params).tenant)
  if (!(await may('billing:manage'))) return <NoAccess entitlement="billing:manage" page={title} />
  const query = await searchParams
  const [billing, selling] = [await readBilling(), await isSelling()]
  const returnTo = returnPathIn(slug, queryValue(query.return))
  const planned = plannedIn(query)
  if (planned && selling) return <ChangePage tenant={{ name, slug }} {...{ billing, planned, returnTo }} />

  const path = tenantPath(slug, billingPage)
  const cursor = queryValue(query.cursor) ?? null
  const { alert } = standingOf(billing)
  const interval = intervalOf(queryValue(query.interval) ?? billing.interval ?? undefined)
  // Both ask the provider, which may be slow.
  const [card, invoices] = await Promise.all([
    selling && billing.status !== 'none' ? readPaymentMethod() : null,
    readInvoices(cursor),
  ])
  return (
    <div className="grid grid-cols-1 gap-6">
      <Breadcrumbs trail={[{ name, href: tenantPath(slug) }]} here={title} />
      <PageHeader title={title}>{about}</PageHeader>
      <BillingNotice
        {...{ billing, returnTo }}
        done={queryValue(query.done)}
        needs={queryValue(query.needs)}
      />
      {!selling && (
        <Alert title="No payment provider is set up">
          Plans can be looked at, and nothing can be bought yet.
        </Alert>
      )}
      {alert && (
        <StandingAlert
          alert={alert}
          slug={slug}
          resumeWords={`Keep ${billing.subscribed?.title ?? 'the subscription'}`}
        />
      )}
      <CurrentPlan billing={billing} />
      <EarlierTerms billing={billing} />
      <PlanChoice {...{ billing, path, slug, interval, returnTo }} isSelling={selling} />
      <AddOnChoice {...{ billing, returnTo }} isSelling={selling} />
      {card && <PaymentMethodCard answer={card} />}
      <InvoiceSection path={path} page={invoices} cursor={cursor} />
      {isCancelable(billing) && <CancelPlan slug={slug} {...cancelWords(billing)} />}
    </div>
  )
}
