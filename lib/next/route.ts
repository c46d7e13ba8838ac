import { readEnv } from '@/lib/config/env'
import { errorReply, toAppError } from '@/lib/core/action/error-response'
import { inTime } from './in-time'
import { createLogger } from './logger'
import { pipeline } from './pipeline'
import { answerBeforeStart } from './before-start'
import { withSecurityHeaders } from './security-headers'
import { isServerDown } from './server'

/** While the database hangs a start may take long, and nobody is kept waiting for it. */
const patienceMs = 2_500

/** What every route.ts exports under the name of each method: the pipeline decides which of them exist. */
export async function handle(request: Request): Promise<Response> {
  try {
    const { handle: answer } = await inTime(pipeline(), patienceMs)
    return withSecurityHeaders(await answer(request))
  } catch (error) {
    // Only the boot itself can fail here, for the pipeline never throws.
    return withSecurityHeaders(answerBeforeStart(request) ?? unavailable(error))
  }
}

function unavailable(error: unknown): Response {
  const requestId = crypto.randomUUID()
  const known = toAppError(error, isServerDown)
  const log = createLogger(readEnv().LOG_LEVEL, false)
  log.error({ requestId, err: known.cause ?? error }, 'The server has not started')
  const { status, body, headers } = errorReply(known)
  return Response.json(body, {
    status,
    headers: { ...headers, 'Cache-Control': 'no-store', 'X-Request-Id': requestId },
  })
}
