import { Infinity as Unlimited } from 'lucide-react'
import type { Metadata } from 'next'
import { currentStander } from '@/components/access/stander'
import { unitWords } from '@/components/billing/limit-words'
import { guarded } from '@/components/failure/guarded'
import { Breadcrumbs } from '@/components/tenant/breadcrumbs'
import { FailedTenantPage } from '@/components/tenant/failed-page'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { sentenceCase } from '@/components/ui/sentence-case'
import { Consumers } from '@/components/usage/consumers'
import { dailySeries } from '@/components/usage/daily-series'
import { LimitCard } from '@/components/usage/limit-card'
import { unlimitedOf } from '@/components/usage/unlimited'
import { UnlimitedCard } from '@/components/usage/unlimited-card'
import { UsageHistory } from '@/components/usage/usage-history'
import type { UsageHistory as History } from '@/lib/features/usage/history'
import type { Usage } from '@/lib/features/usage/read'
import { currentTime, readAction, requireTenant } from '@/lib/next/current'

const { name: title, about } = tenantPages.usage
const days = 30

export const metadata: Metadata = { title }

export default guarded(FailedTenantPage, UsagePage)

async function UsagePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { name, slug } = await requireTenant((await params).tenant)
  const { limits } = await readAction<Usage>('readUsage')
  const stander = await currentStander()
  const history = stander.mayBill
    ? await readAction<History>('readUsageHistory', { days: String(days) })
    : null
  const now = await currentTime()
  const unlimited = unlimitedOf(limits)
  const historyOf = (limit: { key: string; entitlement: string }) =>
    history && (
      <UsageHistory
        name={sentenceCase(unitWords(limit))}
        series={dailySeries(history, limit.entitlement, { now, days })}
      />
    )
  return (
    <div className="grid grid-cols-1 gap-6">
      <Breadcrumbs trail={[{ name, href: tenantPath(slug) }]} here={title} />
      <PageHeader title={title}>{about}</PageHeader>
      {limits.length + unlimited.length === 0 && (
        <EmptyState icon={Unlimited} title="Nothing is limited here">
          Where a plan limits something, this page shows how much of it is used.
        </EmptyState>
      )}
      {limits.map((limit) => (
        <LimitCard key={limit.key} limit={limit} stander={stander}>
          {historyOf(limit)}
        </LimitCard>
      ))}
      {unlimited.map((limit) => (
        <UnlimitedCard key={limit.key} limit={limit}>
          {historyOf(limit)}
        </UnlimitedCard>
      ))}
      {history && <Consumers people={history.people} days={days} />}
    </div>
  )
}
