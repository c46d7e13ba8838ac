import type { OpenApiDocument } from '@/lib/core/action/openapi'
import { pipeline } from './pipeline'

/** The API document, as GET /api/openapi.json answers it. */
export async function openApiDocument(): Promise<OpenApiDocument> {
  const { run } = await pipeline()
  const outcome = await run('openApi', {}, { headers: new Headers(), transport: 'api' })
  if (outcome.error) throw outcome.error
  return outcome.body as OpenApiDocument
}
