import { z } from 'zod'
import type { AnyAction } from './action'
import type { JsonSchema } from './json-schema'
import { errorSchema, failuresOf } from './openapi-errors'
import { exampleOf } from './openapi-example'
import { inWords } from './words'

/** As much of OpenAPI 3.1 as we write. */
export type OpenApiDocument = {
  openapi: '3.1.1'
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> }
}

export type Operation = {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  security: Record<string, string[]>[]
  /** What the caller must be allowed to do in the tenant. */
  'x-entitlement'?: string
  parameters?: Parameter[]
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema; example?: unknown }> }
  responses: Record<string, ApiResponse>
}

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: JsonSchema
  description?: string
}
export type ApiResponse = {
  description: string
  content?: Record<string, { schema: JsonSchema; examples?: Record<string, { value: unknown }> }>
}

export type ApiSite = {
  title: string
  version: string
  description: string
  url: string
  accessCookie: string
}

/** The document of every action, derived from the definitions that also route and check them. */
export function createOpenApi(actions: readonly AnyAction[], site: ApiSite): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = { Error: errorSchema }
  const paths: OpenApiDocument['paths'] = {}
  for (const action of actions) {
    const path = action.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [action.method.toLowerCase()]: toOperation(action, schemas) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: site.title,
      version: site.version,
      description: site.description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: site.url }],
    tags: [...new Set(actions.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: site.accessCookie,
          description: 'Set by signing in. Mutations also need Origin and X-Auth-Request.',
        },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token.' },
      },
    },
  }
}

function toOperation(action: AnyAction, schemas: Record<string, JsonSchema>): Operation {
  const parameters = [
    ...parametersOf(action.params, 'path'),
    ...parametersOf(action.query, 'query'),
    ...headersOf(action),
  ]
  const schema = action.body && toSchema(action.body.strict(), 'input', schemas)
  const isRequired = Array.isArray(schema?.required) && schema.required.length > 0
  return {
    operationId: action.key,
    summary: action.summary,
    description: describe(action),
    tags: [action.tag],
    security:
      action.authentication === 'none'
        ? []
        : [{ cookie: [] }, { bearer: [] }, ...(action.authentication === 'optional' ? [{}] : [])],
    ...(action.tenant?.entitlement && { 'x-entitlement': action.tenant.entitlement }),
    ...(parameters.length && { parameters }),
    ...(schema && {
      requestBody: {
        required: isRequired,
        content: { 'application/json': { schema, example: exampleOf(schema, schemas) } },
      },
    }),
    responses: { ...answersOf(action, schemas), ...failuresOf(action) },
  }
}

function describe(action: AnyAction): string {
  const limits = (action.limits ?? []).map(
    ({ max, windowMs, by }) => `At most ${max} in ${inWords(windowMs)} by ${by}.`,
  )
  const entitlement = action.tenant?.entitlement
  const demand = entitlement && `Needs the entitlement \`${entitlement}\`.`
  return [action.description, demand, ...limits].filter(Boolean).join('\n\n')
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): Parameter[] {
  if (!schema) return []
  const { properties = {}, required = [] } = toSchema(schema, 'input', {}) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: part,
  }))
}

const scriptHeader: Parameter = {
  name: 'X-Auth-Request',
  in: 'header',
  required: false,
  schema: { type: 'string', const: '1' },
  description: 'Shows that a script of this site sent the request. Not needed with an Authorization header.',
}

const tenantHeader: Parameter = {
  name: 'X-Tenant',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'The slug of the organization that the caller means: any other than the session’s is refused.',
}

const idempotencyHeader: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  description: 'The same key and body get the first answer again, for 24 hours.',
}

function headersOf(action: AnyAction): Parameter[] {
  return [
    ...(action.method === 'GET' ? [] : [scriptHeader]),
    ...(action.tenant ? [tenantHeader] : []),
    ...(action.idempotent ? [idempotencyHeader] : []),
  ]
}

function answersOf(action: AnyAction, schemas: Record<string, JsonSchema>): Record<string, ApiResponse> {
  const entries = Object.entries(action.answers).map(([status, answer]) => {
    const { description, contentType } = answer
    if (!answer.schema)
      return [
        status,
        { description, ...(contentType && { content: { [contentType]: { schema: {} } } }) },
      ] as const
    const schema = toSchema(answer.schema, 'output', schemas)
    return [
      status,
      {
        description,
        content: { [contentType ?? 'application/json']: { schema } },
      },
    ] as const
  })
  return Object.fromEntries(entries)
}

/** JSON Schema of a zod schema; parts with an `id` go to the components once and are referred to. */
function toSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  schemas: Record<string, JsonSchema>,
): JsonSchema {
  const {
    $schema: _dialect,
    $defs,
    ...json
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as JsonSchema & {
    $defs?: Record<string, JsonSchema>
  }
  for (const [name, definition] of Object.entries($defs ?? {})) schemas[name] = withoutId(rebase(definition))
  const id = typeof json.id === 'string' ? json.id : undefined
  if (!id) return rebase(json)
  schemas[id] = withoutId(rebase(json))
  return { $ref: `#/components/schemas/${id}` }
}

function rebase(json: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema
}

function withoutId({ id: _id, ...json }: JsonSchema): JsonSchema {
  return json
}
