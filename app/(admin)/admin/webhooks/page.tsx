import { Webhook } from 'lucide-react'
import type { Metadata } from 'next'
import { adminPages } from '@/components/admin/admin-pages'
import { WebhookTable } from '@/components/admin/webhook-table'
import { FailedPart } from '@/components/failure/failed-part'
import { guarded } from '@/components/failure/guarded'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import type { ReceivedWebhook } from '@/lib/features/admin/list-webhooks'
import { currentTime, readAction } from '@/lib/next/current'

const { name, about } = adminPages.webhooks

export const metadata: Metadata = { title: name }

export default guarded(FailedPart, WebhooksPage)

async function WebhooksPage() {
  const { webhooks } = await readAction<{ webhooks: ReceivedWebhook[] }>('listWebhooks')
  return (
    <div className="grid grid-cols-1 gap-6">
      <PageHeader title={name}>{about}</PageHeader>
      {webhooks.length > 0 ? (
        <WebhookTable webhooks={webhooks} now={await currentTime()} />
      ) : (
        <EmptyState icon={Webhook} title="No webhooks yet">
          The first ones come when an organization buys something.
        </EmptyState>
      )}
    </div>
  )
}
