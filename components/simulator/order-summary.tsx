import { moneyWords } from '@/components/billing/money'
import type { SimulatedCheckout } from '@/lib/core/billing/simulator-desk'
import { dayWords } from './day-words'

/** What is bought, what it costs today, and what it costs from then on. */
export function OrderSummary({ checkout }: { checkout: SimulatedCheckout }) {
  const { items, currency, interval, credit, dueNow, renewal, renewsAt, isTrial } = checkout
  const money = (amount: number) => moneyWords(amount, currency, 'always')
  return (
    <div className="grid gap-3">
      <dl className="grid gap-2 tabular-nums">
        {items.map(({ description, quantity, amount }) => (
          <Line key={description} label={quantity > 1 ? `${description} × ${quantity}` : description}>
            {money(amount)} / {interval}
          </Line>
        ))}
        {credit > 0 && <Line label="Time already paid for">−{money(credit)}</Line>}
        <div className="mt-1 flex justify-between gap-4 border-t pt-3 text-lg font-medium">
          <dt>Due today</dt>
          <dd>{money(dueNow)}</dd>
        </div>
      </dl>
      <p className="text-muted">
        {isTrial ? 'Free until' : 'Then'} {isTrial ? `${dayWords(renewsAt)}, then ` : null}
        {money(renewal)} every {interval}
        {isTrial ? null : ` from ${dayWords(renewsAt)} on`}.
      </p>
    </div>
  )
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="min-w-0 wrap-anywhere">{label}</dt>
      <dd className="shrink-0 text-muted">{children}</dd>
    </div>
  )
}
