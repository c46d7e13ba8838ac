/** Stands for something of the caller, looked up when the rule is evaluated. */
export type Marker = { readonly marker: 'user.id' | 'user.tenantId' }

export type Scalar = string | number | bigint | boolean | Date | null

/** Column → the value that it must have. */
export type Conditions = { readonly [column: string]: Scalar | Marker }

/** Who may: plain data, evaluated by `evaluateRule` and, where a row is meant, made part of the query by `whereOf`. */
export type Rule =
  | { readonly type: 'public' }
  | { readonly type: 'authenticated' }
  | { readonly type: 'role'; readonly roles: readonly string[] }
  | { readonly type: 'entitlement'; readonly entitlement: string }
  | { readonly type: 'where'; readonly conditions: Conditions }
  | { readonly type: 'all' | 'any'; readonly rules: readonly Rule[] }
  | { readonly type: 'fva'; readonly maxAge: number }

export const rules = {
  /** Everybody, signed in or not. */
  public: { type: 'public' },
  /** Everybody who is signed in. */
  authenticated: (): Rule => ({ type: 'authenticated' }),
  /** Who holds one of the roles. */
  role: (...roles: readonly [string, ...string[]]): Rule => ({ type: 'role', roles }),
  /** Who passes the check of an entitlement of the access definition. */
  entitlement: (entitlement: string): Rule => ({ type: 'entitlement', entitlement }),
  /** Rows alone whose columns have these values. Throws TypeError for a value that is neither plain nor a marker. */
  where(conditions: Conditions): Rule {
    for (const [column, value] of Object.entries(conditions)) {
      if (!isScalar(value) && !isMarker(value))
        throw new TypeError(`where: ${column} is compared with a plain value, or with rules.user`)
    }
    return { type: 'where', conditions }
  },
  /** Who passes every one of them. */
  all: (...all: readonly Rule[]): Rule => ({ type: 'all', rules: all }),
  /** Who passes one of them. */
  any: (...any: readonly Rule[]): Rule => ({ type: 'any', rules: any }),
  /** Who gave the second factor within so many seconds. */
  fva: (maxAge: number): Rule => ({ type: 'fva', maxAge }),
  user: { id: { marker: 'user.id' }, tenantId: { marker: 'user.tenantId' } },
} as const satisfies { [builder: string]: unknown }

/** By its shape: bundles each have a copy of this module, and a rule may cross from one to another. */
export function isMarker(value: unknown): value is Marker {
  if (typeof value !== 'object' || value === null || !('marker' in value)) return false
  return value.marker === 'user.id' || value.marker === 'user.tenantId'
}

/** Undefined counts as none: Prisma would read it as no condition at all. */
function isScalar(value: unknown): value is Scalar {
  if (value === null || value instanceof Date) return true
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value)
}
