'use client'

import { usePathname } from 'next/navigation'
import { useState } from 'react'
import type { Denied } from '@/components/access/way-forward'
import { useAccess } from '@/lib/client/use-access'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toaster'
import { idleForm } from '@/lib/core/action/form-state'
import type { BillingState } from '@/lib/features/billing/state'
import { AddOnForm } from './add-on-form'
import { setAddOn } from './billing-actions'
import { BuyForm } from './buy-form'
import { planChangePath } from './change-path'
import { limitWords } from './limit-words'
import { planPoints } from './plan-points'
import { priceWords, savingWords } from './price-words'
import type { BillingInterval } from './offer'
import { upgradeOptions, type UpgradeOption } from './upgrade-options'

/** What can be bought against a denial, one below the other. */
export function UpgradeChoice({ billing, denied, href, onDone }: UpgradeChoiceProps) {
  const [interval, setInterval] = useState<BillingInterval>(billing.interval ?? 'month')
  const options = upgradeOptions(billing, denied)
  if (options.length === 0) {
    return (
      <Alert>
        {billing.status === 'unpaid'
          ? 'The subscription is unpaid, and nothing can be added to it before it is paid.'
          : 'Nothing that is sold here lifts this.'}{' '}
        <a href={href} className="text-link">
          Open the billing page
        </a>
      </Alert>
    )
  }
  return (
    <div className="grid gap-4">
      {options.some(({ kind }) => kind === 'plan') && (
        <Field id="upgrade-interval" label="Paid by">
          {(control) => (
            <Select
              {...control}
              value={interval}
              onChange={(event) => setInterval(event.target.value === 'year' ? 'year' : 'month')}
            >
              <option value="month">Month</option>
              <option value="year">Year</option>
            </Select>
          )}
        </Field>
      )}
      <ul className="grid gap-3">
        {options.map((option) => (
          <li key={option.offer.key} className="grid gap-3 rounded-lg border p-4">
            <Option option={option} interval={interval} billing={billing} onDone={onDone} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Option({ option, interval, billing, onDone }: OptionProps) {
  const { offer, kind, isChange } = option
  const { tenant } = useAccess()
  const here = usePathname()
  // What was denied opens with it, and takes this dialog along: it can't wait for its answer to be drawn.
  const addInDialog: typeof setAddOn = async (state, form) => {
    const answer = await setAddOn(state, form)
    if (answer.status === 'success') {
      onDone()
      toast('success', `${offer.title} is added.`)
    }
    return answer.status === 'success' ? idleForm : answer
  }
  // An add-on is paid with its subscription, and by the month where there is none.
  const by = kind === 'addOn' ? (billing.interval ?? 'month') : interval
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="font-medium">{offer.title}</h3>
        <span className="tabular-nums">{priceWords(offer, by)}</span>
      </div>
      <ul className="grid gap-1 text-muted">
        {kind === 'plan'
          ? planPoints(offer, billing.plans).map((point) => <li key={point}>{point}</li>)
          : offer.limits.map((limit) => <li key={limit.key}>+{limitWords(limit)}</li>)}
        {kind === 'plan' && by === 'year' && <li className="text-positive">{savingWords(offer)}</li>}
      </ul>
      {kind === 'addOn' && (
        <AddOnForm
          addOn={offer}
          quantity={option.quantity}
          words={isChange ? `Add “${offer.title}”` : `Buy “${offer.title}”`}
          returnTo={here}
          act={addInDialog}
        />
      )}
      {kind === 'plan' && isChange && tenant && (
        <a
          href={planChangePath(tenant.slug, { plan: offer.key, interval, returnTo: here })}
          className={buttonVariants({ variant: 'primary' })}
        >
          See what changes with {offer.title}
        </a>
      )}
      {kind === 'plan' && !isChange && <BuyForm offer={offer} interval={interval} returnTo={here} />}
    </>
  )
}

type UpgradeChoiceProps = { billing: BillingState; denied: Denied; href: string; onDone: () => void }

type OptionProps = Pick<UpgradeChoiceProps, 'billing' | 'onDone'> & {
  option: UpgradeOption
  interval: BillingInterval
}
