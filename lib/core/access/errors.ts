/** What `authorize` throws. */
export class AuthorizationError extends Error {
  override readonly name = 'AuthorizationError'

  constructor(
    readonly entitlement: string,
    /** Undefined when nobody is signed in. */
    readonly userId: string | undefined,
  ) {
    super(`Not authorized: ${entitlement}`)
  }
}

/** Asked for an entitlement that the definition does not have. */
export class UnknownEntitlementError extends Error {
  override readonly name = 'UnknownEntitlementError'

  constructor(
    readonly entitlement: string,
    suggestion: string,
  ) {
    super(`There is no entitlement "${entitlement}"${suggestion}`)
  }
}

/** Asked about a thing that there is not, or that is another tenant's. */
export class UnknownResourceError extends Error {
  override readonly name = 'UnknownResourceError'

  constructor(readonly resource: { readonly type: string; readonly id: string }) {
    super(`There is no ${resource.type} "${resource.id}" in this tenant`)
  }
}

export class TooManyQuestionsError extends RangeError {
  override readonly name = 'TooManyQuestionsError'

  constructor(
    readonly asked: number,
    readonly most: number,
  ) {
    super(`canAll answers up to ${most} questions at once, not ${asked}`)
  }
}

/** Asked to consume what is no whole number from 1 on. */
export class InvalidAmountError extends RangeError {
  override readonly name = 'InvalidAmountError'

  constructor(readonly amount: unknown) {
    super(
      `An amount is a whole number from 1 to ${mostAtOnce}, not ${typeof amount === 'string' ? JSON.stringify(amount) : String(amount)}`,
    )
  }
}

/** More than anyone consumes at once, and so little that no counter overflows. */
export const mostAtOnce = 1_000_000_000

/** A key that stands for another consumption: of another entitlement, or of another amount. */
export class ConsumptionKeyError extends Error {
  override readonly name = 'ConsumptionKeyError'

  constructor(readonly key: string) {
    super('This key stands for another consumption')
  }
}
