import type { OpenApiDocument, Operation } from '@/lib/core/action/openapi'
import { exampleOf } from '@/lib/core/action/openapi-example'

/**
 * A command that can be pasted into a shell. It keeps cookies in a file, so that the samples work one after the other,
 * and sets what a mutation must show: its own origin and `X-Auth-Request`.
 */
export function curlSample(
  document: OpenApiDocument,
  method: string,
  path: string,
  operation: Operation,
): string {
  const origin = document.servers[0]?.url ?? ''
  const { schemas } = document.components
  const content = operation.requestBody?.content['application/json']
  const isMutation = method !== 'GET'
  const lines = [
    `curl ${quote(origin + sampleUrl(document, path, operation))}`,
    method !== 'GET' && (method !== 'POST' || !content) && `--request ${method}`,
    usesCookies(operation, isMutation) && `--cookie cookies.txt --cookie-jar cookies.txt`,
    isMutation && `--header ${quote('Content-Type: application/json')}`,
    isMutation && `--header ${quote(`Origin: ${origin}`)}`,
    isMutation && `--header ${quote('X-Auth-Request: 1')}`,
    content && `--data ${quote(JSON.stringify(exampleOf(content.schema, schemas)))}`,
  ]
  return lines.filter((line) => typeof line === 'string').join(' \\\n  ')
}

function usesCookies(operation: Operation, isMutation: boolean): boolean {
  return isMutation || operation.security.length > 0
}

/** The path with its parameters filled in, and the query parameters that are required. */
function sampleUrl(document: OpenApiDocument, path: string, { parameters = [] }: Operation): string {
  const query = new URLSearchParams()
  let filled = path
  for (const { name, in: where, required, schema } of parameters) {
    const value = String(exampleOf(schema, document.components.schemas, name))
    if (where === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value))
    else if (where === 'query' && required) query.set(name, value)
  }
  return query.size ? `${filled}?${query}` : filled
}

/** For a POSIX shell: nothing inside single quotes means anything but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
