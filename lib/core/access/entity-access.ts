import type { AccessContext, Thing } from './access-context'
import type { Verdict } from './access-set'

/** The `__access` of a row: what the caller may do with it. */
export type EntityAccess<Entitlement extends string = string> = {
  readonly [Name in Entitlement]: Omit<Verdict, 'reasons'>
}

/**
 * What may be done with one thing. Asked for all rows of a list together (`Promise.all`), it takes two queries for the
 * whole list.
 */
export async function computeEntityAccess<
  Entitlement extends string,
  Asked extends Entitlement,
  Type extends string,
>(
  entitlements: readonly Asked[],
  entity: Thing<Type>,
  context: Pick<AccessContext<Entitlement, Type>, 'check'>,
): Promise<EntityAccess<Asked>> {
  const verdicts = entitlements.map(async (entitlement) => {
    const { allowed, reason, meta } = await context.check(entitlement, entity)
    return [entitlement, allowed ? { allowed } : { allowed, reason, meta }] as const
  })
  return Object.fromEntries(await Promise.all(verdicts)) as EntityAccess<Asked>
}
