import type { ApiResponse, OpenApiDocument, Operation, Parameter } from '@/lib/core/action/openapi'
import { exampleOf } from '@/lib/core/action/openapi-example'
import { curlSample } from './curl-sample'
import { schemaRows, typeName, type SchemaRow } from './schema-rows'

/** Who may call: anyone, anyone with a look at the session, or a signed-in person. */
export type Access = 'public' | 'optional' | 'signed-in'

export type ReferenceAnswer = {
  status: string
  description: string
  /** Error codes that come with this status; empty for success. */
  codes: string[]
  rows: SchemaRow[]
  /** JSON, one for each code of an error. */
  examples: string[]
}

export type ReferenceOperation = {
  /** The anchor. */
  id: string
  method: string
  path: string
  summary: string
  description: string[]
  limits: string[]
  access: Access
  parameters: (SchemaRow & { where: Parameter['in'] })[]
  body: { rows: SchemaRow[]; required: boolean } | null
  answers: ReferenceAnswer[]
  curl: string
}

/** `id`: the last part of its page's address. */
export type ReferenceGroup = { id: string; name: string; operations: ReferenceOperation[] }

/** The document as the page shows it: operations by tag, in the order of the document. */
export function toReference(document: OpenApiDocument): ReferenceGroup[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags[0] ?? 'Other',
      operation: toOperation(document, method.toUpperCase(), path, operation),
    })),
  )
  return [...new Set(operations.map(({ tag }) => tag))].map((name) => ({
    id: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    name,
    operations: operations.filter(({ tag }) => tag === name).map(({ operation }) => operation),
  }))
}

function toOperation(
  document: OpenApiDocument,
  method: string,
  path: string,
  operation: Operation,
): ReferenceOperation {
  const { schemas } = document.components
  const paragraphs = operation.description?.split('\n\n').filter(Boolean) ?? []
  const body = operation.requestBody
  const bodySchema = body?.content['application/json']?.schema
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    description: paragraphs.filter((text) => !isLimit(text)),
    limits: paragraphs.filter(isLimit),
    access: accessOf(operation),
    parameters: (operation.parameters ?? []).map(
      ({ name, in: where, required, schema, description = '' }) => {
        return { path: name, where, required, type: typeName(schema, schemas), description }
      },
    ),
    body: body && bodySchema ? { required: body.required, rows: schemaRows(bodySchema, schemas) } : null,
    answers: Object.entries(operation.responses)
      .map(([status, answer]) => toAnswer(document, status, answer))
      .sort((one, other) => Number(one.status) - Number(other.status)),
    curl: curlSample(document, method, path, operation),
  }
}

/** The document states each rate limit as a paragraph of its own. */
function isLimit(paragraph: string): boolean {
  return /^At most \d/.test(paragraph)
}

function accessOf({ security }: Operation): Access {
  if (!security.length) return 'public'
  return security.some((way) => Object.keys(way).length === 0) ? 'optional' : 'signed-in'
}

function toAnswer(document: OpenApiDocument, status: string, answer: ApiResponse): ReferenceAnswer {
  const { schemas } = document.components
  const [contentType, content] = Object.entries(answer.content ?? {})[0] ?? []
  const isError = Number(status) >= 400
  const examples = Object.values(content?.examples ?? {}).map(({ value }) => value)
  const isJson = contentType?.includes('json') ?? false
  if (!examples.length && content && isJson) examples.push(exampleOf(content.schema, schemas))
  return {
    status,
    description: answer.description,
    codes: isError ? Object.keys(content?.examples ?? {}) : [],
    rows: content && !isError ? schemaRows(content.schema, schemas) : [],
    examples: examples.map((value) => JSON.stringify(value, null, 2)),
  }
}
