'use client'

import { CircleAlert } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { tenantPages, tenantPath } from '@/components/tenant/tenant-pages'
import type { StandingAlert } from './standing'

/** Above every page, for those who can mend it: money that did not come. The billing page says it itself. */
export function PaymentBanner({ slug, trouble }: { slug: string; trouble: StandingAlert }) {
  const href = tenantPath(slug, tenantPages.billing.path)
  if (usePathname() === href) return null
  return (
    <div
      role="region"
      aria-label="Payment"
      className={
        trouble.tone === 'danger'
          ? 'border-b border-danger-border bg-danger-subtle'
          : 'border-b border-warning-border bg-warning-subtle'
      }
    >
      <p className="flex max-w-280 flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 md:px-10">
        <CircleAlert
          aria-hidden="true"
          className={trouble.tone === 'danger' ? 'size-4 text-danger' : 'size-4 text-warning'}
        />
        <span className="font-medium">{trouble.title}.</span>
        <a href={href} className="standalone-link text-link">
          Open billing
        </a>
      </p>
    </div>
  )
}
