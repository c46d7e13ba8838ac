import { z } from 'zod'
import { defineAction, type AnyAction } from '@/lib/core/action/action'
import { createOpenApi, type ApiSite, type OpenApiDocument } from '@/lib/core/action/openapi'

/** The API document of the given actions, and itself. */
export function openApiActions(actions: readonly AnyAction[], site: ApiSite): AnyAction[] {
  let document: OpenApiDocument | undefined
  const own: AnyAction = defineAction({
    key: 'openApi',
    name: 'openapi.read',
    method: 'GET',
    path: '/api/openapi.json',
    tag: 'Health',
    summary: 'This document',
    authentication: 'none',
    answers: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
    errors: [],
    audit: null,
    cacheControl: 'public, max-age=60',
    handler: () =>
      Promise.resolve({ status: 200, body: (document ??= createOpenApi([...actions, own], site)) }),
  })
  return [own]
}
