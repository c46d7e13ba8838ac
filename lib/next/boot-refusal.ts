import type { AccessModel } from '@/lib/core/access/model'
import { sellingProblem } from '@/lib/core/billing/selling-problem'

/** A refusal to start that is not about a variable. The message is for people. */
export class BootRefusal extends Error {
  override readonly name = 'BootRefusal'
}

/** Throws BootRefusal for plans that no provider could sell. */
export function demandSellable(model: Pick<AccessModel, 'plans'>): void {
  const problem = sellingProblem(model)
  if (problem !== null) throw new BootRefusal(problem)
}
