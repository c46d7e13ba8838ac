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
