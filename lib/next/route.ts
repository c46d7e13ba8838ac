import { errorReply, toAppError } from '@/lib/core/action/error-response'
import { pipeline } from './pipeline'
import { withSecurityHeaders } from './security-headers'
import { isServerDown } from './server'

/** What every route.ts exports under the name of each method: the pipeline decides which of them exist. */
export async function handle(request: Request): Promise<Response> {
  try {
    const { handle: answer } = await pipeline()
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
