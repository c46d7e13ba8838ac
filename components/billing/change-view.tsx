import { sentenceCase } from '@/components/ui/sentence-case'
import type { ChangePreview } from '@/lib/features/billing/preview-change'
import { BuyForm } from './buy-form'
import { ChangeForm } from './change-form'
import { changeLines, changeWords, costLines } from './change-lines'
import type { BillingInterval, Offer } from './offer'

/** What a change of plan gives, takes and costs, above the button that does it: in a dialog, or as a page. */
export function ChangeView({ preview, offer, interval, returnTo, slug, words }: ChangeViewProps) {
  const lines = changeLines(preview)
  return (
    <div className="grid gap-5">
      <dl className="grid gap-3 empty:hidden">
        {lines.map(({ name, points }) => (
          <div key={name} className="grid gap-0.5">
            <dt className="text-sm text-muted">{name}</dt>
            {points.map((point) => (
              <dd key={point}>{sentenceCase(point)}</dd>
            ))}
          </div>
        ))}
      </dl>
      <dl className="divide-y rounded-lg border">
        {costLines(preview, offer, interval).map(({ name, words }) => (
          <div key={name} className="grid gap-x-4 px-4 py-2.5 sm:grid-cols-[7rem_1fr]">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular-nums">{words}</dd>
          </div>
        ))}
      </dl>
      {preview.when === 'checkout' ? (
        <BuyForm offer={offer} interval={interval} returnTo={returnTo} />
      ) : (
        <ChangeForm {...{ slug, interval, returnTo }} plan={offer.key} words={changeWords(preview, words)} />
      )}
    </div>
  )
}

export type ChangeViewProps = {
  preview: ChangePreview
  offer: Offer
  interval: BillingInterval
  returnTo: string | null
  slug: string
  /** What the change is called: "Change to Pro". */
  words: string
}
