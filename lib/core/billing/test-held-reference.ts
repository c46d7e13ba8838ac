import type { AccessModel } from '../access/model'
import { planVersion } from './plan-version'
import type { ProviderSubscription } from './provider'

/** What a tenant has of one plan: how many were bought and how many given, since when, until when, under which version. */
type Line = { bought: number; given: number; version: string; anchor: number; expiresAt: number | null }

/** A ledger that keeps apart what a row of the table adds up. By plan. */
export type Ledger = Map<string, Line>

export function giveInLedger(
  ledger: Ledger,
  model: AccessModel,
  { key, quantity, at }: { key: string; quantity: number; at: number },
): void {
  const line = ledger.get(key) ?? { bought: 0, given: 0, version: versionOf(model, key), anchor: at }
  if (isBase(model, key)) dropBases(ledger, model)
  ledger.set(key, { ...line, given: line.given + quantity, expiresAt: null })
}

/** The provider was asked, and said that. */
export function lookInLedger(
  ledger: Ledger,
  model: AccessModel,
  subscription: ProviderSubscription | null,
): void {
  for (const line of ledger.values()) line.bought = 0
  if (subscription && ['trialing', 'active', 'past_due'].includes(subscription.status))
    for (const [key, quantity] of itemsOf(subscription)) {
      const { startedAt, cancelAtPeriodEnd, currentPeriod } = subscription
      const known = ledger.get(key)
      if (isBase(model, key)) dropBases(ledger, model)
      const given = isBase(model, key) ? 0 : (known?.given ?? 0)
      const isMoved = key === subscription.plan && subscription.version === versionOf(model, key)
      ledger.set(key, {
        ...{ bought: quantity, given },
        version: known && !isMoved ? known.version : versionOf(model, key),
        anchor: known && given > 0 ? known.anchor : startedAt,
        expiresAt: cancelAtPeriodEnd && given === 0 ? currentPeriod.end : null,
      })
    }
  for (const [key, { bought, given }] of ledger) if (bought + given === 0) ledger.delete(key)
}

function itemsOf({ plan, addOns }: ProviderSubscription): [string, number][] {
  const items = addOns.map(({ key, quantity }): [string, number] => [key, quantity])
  return [...(plan === null ? [] : [[plan, 1] as [string, number]]), ...items].filter(([, many]) => many > 0)
}

function dropBases(ledger: Ledger, model: AccessModel): void {
  for (const key of ledger.keys()) if (isBase(model, key)) ledger.delete(key)
}

function isBase({ plans }: AccessModel, key: string): boolean {
  return plans[key]?.addOn === false
}

function versionOf({ plans }: AccessModel, key: string): string {
  const plan = plans[key]
  return plan ? planVersion(plan) : ''
}
