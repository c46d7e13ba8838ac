import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { readEnv } from '@/lib/config/env'
import { errorReply, toAppError } from '@/lib/core/action/error-response'
import { safePath } from '@/lib/core/action/redirect'
import type { Decision } from '@/lib/core/access/decision'
import { AppError } from '@/lib/core/errors'
import { answerWith, requestIdHeader } from './answer-status'
import { createLogger } from './logger'
import { isServerDown } from './server'

/** Why a page can't be drawn, for the one that is drawn instead. */
export type PageFailure = {
  /**
   * 503: the database is away, and with it nearly everything. 404: there is no such page. 403: it is not for this person.
   * 500: anything else.
   */
  status: 403 | 404 | 500 | 503
  /** The address that was asked for, to be asked for again. */
  path: string
  /** Finds the cause in the log; the answer's `X-Request-Id`. */
  requestId: string
  /** Of 403: what was asked for, and what would lift the denial. */
  denial: PageDenial | null
}

export type PageDenial = { permission: string } & Pick<Decision, 'reason' | 'meta'>

/** Thrown by what a page reads; `notFound` of Next would leave the document empty until a script has run. */
export function noSuchPage(): never {
  throw new AppError('NOT_FOUND', 'There is no such page.')
}

/** Answers and logs what a page or a layout has thrown. What Next throws to redirect and the like goes on its way. */
export async function pageFailure(error: unknown): Promise<PageFailure> {
  unstable_rethrow(error)
  const given = await headers()
  const path = safePath(given.get('x-gatehouse-path'), '/')
  const requestId = given.get(requestIdHeader) ?? ''
  const known = toAppError(error, isServerDown)
  const denial = denialOf(known)
  const status = denial ? 403 : statusOf(known)
  if (status >= 500) logFailure(path, requestId, known)
  await answerWith(status, status === 503 ? { ...errorReply(known).headers } : {})
  return { status, path, requestId, denial }
}

/** An address that asks for what can't be asked for, by a query that somebody has made up, is no page. */
function statusOf({ code, status }: AppError): 404 | 500 | 503 {
  if (code === 'VALIDATION') return 404
  return status === 404 || status === 503 ? status : 500
}

/** The details of FORBIDDEN, as the pipeline fills them in. */
function denialOf({ code, details }: AppError): PageDenial | null {
  if (code !== 'FORBIDDEN' || typeof details.permission !== 'string') return null
  const { permission, reason, meta = {} } = details as PageDenial
  return { permission, reason, meta }
}

/** The query stays out of the log: it may hold a mailed token. */
function logFailure(path: string, requestId: string, error: AppError): void {
  const { LOG_LEVEL, mode } = readEnv()
  const line = { requestId, page: path.split('?', 1)[0], code: error.code, err: error.cause ?? error }
  createLogger(LOG_LEVEL, mode === 'development').error(line, 'A page could not be drawn')
}
