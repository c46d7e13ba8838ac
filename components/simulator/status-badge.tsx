import { Badge } from '@/components/ui/badge'
import type { ProviderSubscription } from '@/lib/core/billing/provider'

type Tone = 'positive' | 'accent' | 'danger' | 'neutral'

const words: Record<ProviderSubscription['status'], [tone: Tone, text: string]> = {
  trialing: ['accent', 'Trial'],
  active: ['positive', 'Active'],
  past_due: ['danger', 'Past due'],
  unpaid: ['danger', 'Unpaid'],
  incomplete: ['neutral', 'Incomplete'],
  canceled: ['neutral', 'Canceled'],
}

export function StatusBadge({ subscription }: { subscription: ProviderSubscription | null }) {
  const [tone, text] = subscription ? words[subscription.status] : (['neutral', 'Nothing bought'] as const)
  return <Badge tone={tone}>{text}</Badge>
}
