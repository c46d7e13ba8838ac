import { errorReply, toAppError } from '@/lib/core/action/error-response'
import { inTime } from './in-time'
import { pipeline } from './pipeline'
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
    return withSecurityHeaders(unavailable(error))
  }
}

function unavailable(error: unknown): Response {
  const { status, body, headers } = errorReply(toAppError(error, isServerDown))
  return Response.json(body, {
    status,
    headers: { ...headers, 'Cache-Control': 'no-store', 'X-Request-Id': crypto.randomUUID() },
  })
}
