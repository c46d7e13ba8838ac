import { headers } from 'next/headers'
import type { AnyAction } from '@/lib/core/action/action'
import type { FormState } from '@/lib/core/action/form-state'
import type { ErrorBody } from '@/lib/core/errors'
import { applyCookies } from './cookies'
import { tenantSlugOf } from './page-tenant'
import { pipeline } from './pipeline'

export type Submitted = { ok: true; value: unknown } | { ok: false; state: FormState }

/**
 * Runs an action for a form of our own pages: the same validation, limits, authentication and audit as over HTTP, and our
 * own check of the Origin. Of the form only the action's fields are read; its cookies are handed to the browser. A page of
 * a tenant acts there or nowhere, whichever tenant another tab has taken the session to.
 */
export async function submitForm(
  key: string,
  form: FormData | Record<string, unknown>,
  extra: Record<string, unknown> = {},
): Promise<Submitted> {
  const { run, registry } = await pipeline()
  const action = registry.byKey(key)
  if (!action) throw new TypeError(`no action is called ${key}`)
  const input = { ...(form instanceof FormData ? fieldsOf(action, form) : form), ...extra }
  const outcome = await run(key, input, { headers: await formHeaders(), transport: 'form' })
  await applyCookies(outcome.cookies)
  return outcome.error
    ? { ok: false, state: failed((outcome.body as ErrorBody).error, input) }
    : { ok: true, value: outcome.body }
}

async function formHeaders(): Promise<Headers> {
  const current = new Headers(await headers())
  const slug = tenantSlugOf(current.get('x-gatehouse-path'))
  if (slug !== null) current.set('x-tenant', slug)
  return current
}

/** Empty optional fields count as not given. */
function fieldsOf(action: AnyAction, form: FormData): Record<string, unknown> {
  const shape = { ...action.params?.shape, ...action.body?.shape }
  const input: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(shape)) {
    const values = form.getAll(name)
    const value = values.length > 1 ? values : values[0]
    const isOptional = (schema as { safeParse: (value: unknown) => { success: boolean } }).safeParse(
      undefined,
    ).success
    if (value !== undefined && !(value === '' && isOptional)) input[name] = value
  }
  return input
}

function failed(error: ErrorBody['error'], input: Record<string, unknown>): FormState {
  const fieldErrors: Record<string, string> = {}
  for (const { path, message } of error.issues ?? []) if (path) fieldErrors[path] ??= message
  if (typeof error.field === 'string') fieldErrors[error.field] = error.message
  const hasFields = Object.keys(fieldErrors).length > 0
  return {
    status: 'error',
    code: error.code,
    message: hasFields && error.code === 'VALIDATION' ? 'Check the fields below.' : error.message,
    fieldErrors,
    values: typedValues(input),
  }
}

/** What was typed is shown again, but never a password or a token. */
function typedValues(input: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(input).filter(
    ([name, value]) => typeof value === 'string' && !/password|token/i.test(name),
  )
  return Object.fromEntries(entries) as Record<string, string>
}
