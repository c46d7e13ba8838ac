import Link from 'next/link'
import { buttonVariants } from '@/components/ui/button'
import type { BillingInterval, Offer } from '@/components/billing/offer'
import { planQuery } from './planned'

/** What somebody who looks at a plan does next: with an account that is their billing page, without one to make one. */
export function PlanAct({ plan, interval, isSignedIn, isPrimary }: PlanActProps) {
  const isPaid = (plan.price[interval] ?? 0) > 0
  const to = isPaid ? `/start?${planQuery({ plan: plan.key, interval })}` : '/start'
  const href = isSignedIn ? to : `/sign-up?${new URLSearchParams({ next: to })}`
  return (
    <Link href={href} className={buttonVariants({ variant: isPrimary ? 'primary' : 'secondary' })}>
      {wordsOf(plan, isPaid, isSignedIn)}
    </Link>
  )
}

function wordsOf({ title, trialDays }: Offer, isPaid: boolean, isSignedIn: boolean): string {
  if (!isPaid) return isSignedIn ? 'Open your organization' : `Start with ${title}`
  return trialDays !== null && !isSignedIn ? `Try ${title} for ${trialDays} days` : `Choose ${title}`
}

type PlanActProps = { plan: Offer; interval: BillingInterval; isSignedIn: boolean; isPrimary: boolean }
