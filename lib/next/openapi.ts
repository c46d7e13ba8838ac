import type { OpenApiDocument } from '@/lib/core/action/openapi'
import { pipeline } from './pipeline'
import { server } from './server'

/** The API document, as GET /api/openapi.json answers it. */
export async function openApiDocument(): Promise<OpenApiDocument> {
  const { env } = await server()
  const { run } = await pipeline()
  const outcome = await run(
    'openApi',
    {},
    { request: new Request(`${env.APP_URL}/api/openapi.json`), transport: 'api' },
  )
  if (outcome.error) throw outcome.error
  return outcome.body as OpenApiDocument
}
